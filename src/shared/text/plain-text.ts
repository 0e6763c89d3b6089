/**
 * A text from outside as one line that means nothing but itself: without control characters, and without the signs
 * that turn the direction of what stands round them or are not seen.
 */
export function plainText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu, '')
    .trim();
}
