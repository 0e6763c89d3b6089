import { describe, expect, it } from 'vitest';
import { isPrivateAddress, isPrivateHost } from '#shared/domain/private-hosts.ts';

const inner = [
  'localhost',
  'LOCALHOST.',
  'db.localhost',
  'nas.local',
  'printer',
  'wiki.internal',
  'router.lan',
  'box.home.arpa',
  '127.0.0.1',
  '127.9.9.9',
  '2130706433',
  '0x7f.1',
  '0177.0.0.1',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[fc00::1]',
  '[fdff:1::]',
  '[fe80::1]',
  '[febf::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:c0a8:0101]',
  '[64:ff9b::10.0.0.1]',
  '[2002:c0a8:0101::1]',
];

const outer = [
  'arxiv.org',
  'local.example.org',
  'localhost.example.org',
  'internal-medicine.org',
  '8.8.8.8',
  '172.15.0.1',
  '172.32.0.1',
  '192.169.0.1',
  '100.63.0.1',
  '100.128.0.1',
  '11.0.0.1',
  '[2606:4700::1111]',
  '[fb00::1]',
  '[ff02::1]',
  '[::ffff:8.8.8.8]',
  '[64:ff9b::8.8.8.8]',
];

/** A host as the address of a page has it, in its canonical spelling. */
const hostIn = (host: string) => new URL(`https://${host}/paper.pdf`).hostname;

describe('a host', () => {
  it.each(inner)('F32: %s is of the reader’s own network', (host) => {
    expect(isPrivateHost(hostIn(host))).toBe(true);
  });

  it.each(outer)('F32: %s is of the open network', (host) => {
    expect(isPrivateHost(hostIn(host))).toBe(false);
  });
});

describe('what a name leads to', () => {
  it.each(['127.0.0.1', '192.168.0.7', '::1', 'fe80::1%eth0', '::ffff:10.1.2.3', 'fd00::2', 'nonsense', ''])(
    'F32: %s is private',
    (address) => expect(isPrivateAddress(address)).toBe(true),
  );

  it.each(['1.1.1.1', '2001:db8::1', '::ffff:1.1.1.1'])('F32: %s is not', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});
