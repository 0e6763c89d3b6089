/** Loads a package that only the benchmark needs. @throws a sentence when it is not installed */
export async function loadEngine(name: string): Promise<unknown> {
  try {
    return await import(name);
  } catch (error) {
    throw new Error(`${name} is not installed.`, { cause: error });
  }
}
