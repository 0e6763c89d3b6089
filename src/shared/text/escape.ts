import { plainText } from './plain-text.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text from outside as text of an HTML page. */
export function escapeHtml(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/**
 * A text from outside as Markdown that shows just it: signs that could mean something are escaped wherever they
 * stand, others only where they would begin a block or an address.
 */
export function escapeMarkdown(text: string): string {
  return plainText(text)
    .replace(/[\\`*_[\]<>|~$&@#{}!^=]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/^([-+:])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
