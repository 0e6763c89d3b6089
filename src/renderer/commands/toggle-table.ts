/** Shows the chart that has the focus as its table, or back again; without a focus in one, the first. */
export function toggleTable(document: Document): void {
  const figure = document.activeElement?.closest('[data-figure]') ?? document;
  figure.querySelector<HTMLElement>('[data-table-toggle]')?.click();
}
