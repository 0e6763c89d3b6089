/** Names that no open network knows: this machine, and those of a network of one's own. */
const privateNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/;

/**
 * Whether a host, as an address of the web writes it, is this machine or one of the reader's own network by
 * its name or number. A name of the open network may still lead there: see `isPrivateAddress`.
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (host.startsWith('[')) return isPrivateAddress(host.slice(1, -1));
  if (/^[\d.]+$/.test(host)) return isPrivateAddress(host);
  return !host.includes('.') || privateNames.test(host);
}

/** Whether a number (IPv4 or IPv6) is of this machine or of a private network. What is no number counts as one. */
export function isPrivateAddress(address: string): boolean {
  const four = fourOf(address);
  if (four !== null) return isPrivateFour(four);
  const groups = groupsOf(address);
  if (groups === null) return true;
  const [first = 0, second = 0] = groups;
  const embedded = embeddedFour(groups);
  if (embedded !== null) return isPrivateFour(embedded);
  // ::1 and ::, unique local (fc00::/7), link-local (fe80::/10), and site-local, as it once was (fec0::/10).
  const isNone = groups.slice(0, 7).every((group) => group === 0);
  const isLocal = (first & 0xfe00) === 0xfc00 || (first & 0xff80) === 0xfe80;
  const isTunnel = first === 0x2002 && isPrivateFour(bytesOf(second, groups[2] ?? 0));
  return isNone || isLocal || isTunnel;
}

function isPrivateFour([first = 0, second = 0]: readonly number[]): boolean {
  return (
    first === 0 ||
    first === 10 ||
    first === 127 ||
    (first === 100 && second >= 64 && second < 128) ||
    (first === 169 && second === 254) ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    first === 255
  );
}

function fourOf(address: string): number[] | null {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) return null;
  const bytes = address.split('.').map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : null;
}

/** The eight groups of an IPv6 address; `null` when it is none. */
function groupsOf(address: string): number[] | null {
  const [bare = ''] = address.toLowerCase().split('%');
  const tail = /^(.*:)(\d+(?:\.\d+){3})$/.exec(bare);
  const four = tail === null ? null : fourOf(tail[2] ?? '');
  if (tail !== null && four === null) return null;
  const text =
    tail === null || four === null
      ? bare
      : `${tail[1] ?? ''}${hex(four[0], four[1])}:${hex(four[2], four[3])}`;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [left, right] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const given = [...(left ?? []), ...(right ?? [])];
  if (given.some((group) => !/^[\da-f]{1,4}$/.test(group))) return null;
  const isShort = halves.length === 2;
  if (isShort ? given.length > 7 : given.length !== 8) return null;
  const zeros = Array.from({ length: 8 - given.length }, () => '0');
  return [...(left ?? []), ...zeros, ...(right ?? [])].map((group) => Number.parseInt(group, 16));
}

function hex(high = 0, low = 0): string {
  return (high * 256 + low).toString(16);
}

/** The IPv4 address within one of IPv6: mapped (::ffff:0:0/96), translated (64:ff9b::/96); else `null`. */
function embeddedFour(groups: readonly number[]): number[] | null {
  const isZero = (from: number, to: number): boolean => groups.slice(from, to).every((group) => group === 0);
  const isMapped = isZero(0, 5) && groups[5] === 0xffff;
  const isTranslated = groups[0] === 0x64 && groups[1] === 0xff9b && isZero(2, 6);
  return isMapped || isTranslated ? bytesOf(groups[6] ?? 0, groups[7] ?? 0) : null;
}

function bytesOf(high: number, low: number): number[] {
  return [high >> 8, high & 0xff, low >> 8, low & 0xff];
}
