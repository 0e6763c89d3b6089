import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './programs.mjs';

const folder = join(root, 'resources');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** Where Apple's icon file keeps which size, in pixels; the later ones are for screens of double density. */
const appleTypes = {
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
  ic10: 1024,
};
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];

/**
 * `node tools/run.mjs icons`: draws resources/icon.svg in every size and form that the systems want, with the
 * Chromium that CARREL_CHROMIUM names or Debian's. Only to be run when the drawing has changed.
 */
export async function main() {
  const pictures = await draw(readFileSync(join(folder, 'icon.svg'), 'utf8'));
  // Linux takes sizes up to 512; the largest is for macOS alone.
  for (const size of sizes.filter((size) => size <= 512)) {
    writeFileSync(join(folder, 'icons', `${size}x${size}.png`), pictures.get(size));
  }
  writeFileSync(join(folder, 'icon.icns'), appleIcon(pictures));
  writeFileSync(join(folder, 'icon.ico'), windowsIcon(pictures));
}

async function draw(svg) {
  const executablePath = process.env.CARREL_CHROMIUM ?? '/usr/bin/chromium';
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: sandbox });
  const page = await browser.newPage({ viewport: { width: 1024, height: 1024 } });
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const pictures = new Map();
  for (const size of sizes) {
    await page.setContent(
      `<body style="margin:0"><img src="${address}" width="${size}" style="display:block">`,
    );
    const clip = { x: 0, y: 0, width: size, height: size };
    pictures.set(size, await page.screenshot({ clip, omitBackground: true }));
  }
  await browser.close();
  return pictures;
}

/** ICNS: a head, then each picture with its type and length. */
function appleIcon(pictures) {
  const parts = Object.entries(appleTypes).map(([type, size]) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(pictures.get(size).length + 8, 4);
    return Buffer.concat([head, pictures.get(size)]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

/** ICO: a head, a list of the pictures with their places, then the pictures. */
function windowsIcon(pictures) {
  const head = Buffer.alloc(6 + windowsSizes.length * 16);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(windowsSizes.length, 4);
  let place = head.length;
  for (const [index, size] of windowsSizes.entries()) {
    const at = 6 + index * 16;
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(pictures.get(size).length, at + 8);
    head.writeUInt32LE(place, at + 12);
    place += pictures.get(size).length;
  }
  return Buffer.concat([head, ...windowsSizes.map((size) => pictures.get(size))]);
}
