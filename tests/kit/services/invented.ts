import type { Chance } from './chance.ts';

export interface InventedAuthor {
  readonly name: string;
  readonly affiliations: readonly string[];
}

/** Authors: scientists of history, with names of every shape that is hard to read. */
export const names = [
  'Ada Lovelace',
  'Emmy Noether',
  'Sofya Kovalevskaya',
  'Carl Friedrich Gauß',
  'Leonhard Euler',
  'Mary Somerville',
  'Alan Turing',
  'Évariste Galois',
  "Jacobus Henricus van 't Hoff",
  'Alexander von Humboldt',
  'Marie Curie',
  'Tycho Brahe',
  'Caroline Herschel',
  'Ibn al-Haytham',
  'Muḥammad ibn Mūsā al-Khwārizmī',
  'Hypatia',
  'Mary Anning',
  'Gregor Mendel',
  'Rosalind Franklin',
  'Srinivasa Ramanujan',
  'Wang Zhenyi',
  'Shen Kuo',
  'Maria Gaetana Agnesi',
  'Émilie du Châtelet',
  'Niels Henrik Abel',
  'Ludwig Boltzmann',
  'Lise Meitner',
  'Karl Weierstraß',
  'Henrietta Swan Leavitt',
  'Johannes Kepler',
  'Pierre-Simon Laplace',
  'Blaise Pascal',
  'Pierre de Fermat',
  'Christiaan Huygens',
  'Antonie van Leeuwenhoek',
  'James Clerk Maxwell',
  'Michael Faraday',
  'Dmitri Mendeleev',
  'Nikolai Lobachevsky',
  'Bernhard Riemann',
  'Georg Cantor',
  'David Hilbert',
  'Kurt Gödel',
  'Wilhelm von Humboldt',
  'Florence Nightingale',
  'Charles Babbage',
  'George Boole',
  'Augusta Dejerine',
  'Robert Hooke',
  'Sophie Germain',
  'Joseph Fourier',
  'Charles Darwin',
  'Alfred Russel Wallace',
  'Ernst Haeckel',
  'Johann Wolfgang von Goethe',
  'Maria Sibylla Merian',
  'Jagadish Chandra Bose',
  'Satyendra Nath Bose',
  'Chien-Shiung Wu',
  'Tu Youyou',
  'Al-Biruni',
  'Omar Khayyam',
  'Zu Chongzhi',
  'Aryabhata',
  'Brahmagupta',
  'Pānini',
  'Archimedes',
  'Eratosthenes',
  'Aristarchus of Samos',
  'John von Neumann',
  'Martin Luther Fourier, Jr',
  'The Vole Collaboration',
];

const affiliations = [
  'Analytical Society, London',
  'University of Göttingen',
  'House of Wisdom, Baghdad, Iraq',
  'Uraniborg',
  'Erlangen (Germany)',
  'Academy of Plovdiv, Bulgaria',
  'Royal Institution, London, UK',
];

const adjectives =
  'Patient Sparse Hidden Tidal Quiet Recursive Borrowed Luminous Stubborn Layered Drifting Careful Folded Late Gentle Shallow Nested Restless Amber Northern'.split(
    ' ',
  );
const things =
  'Lanterns Burrows Almanacs Orchards Compasses Estuaries Ledgers Beehives Quarries Tapestries Lighthouses Meadows Clockworks Glaciers Archives Rivers Looms Observatories Caravans Bridges'.split(
    ' ',
  );
const tasks =
  'Retrieval;Route Planning;Translation;Counting;Memory;Sorting;Navigation;Weather Prediction;Proof Search;Reading;Segmentation;Denoising;Alignment;Forecasting;Bookkeeping'.split(
    ';',
  );
const forms = [
  (a: string, t: string, k: string) => `${a} ${t} for ${k}`,
  (a: string, t: string, k: string) => `${k} with ${a} ${t}`,
  (a: string, t: string, k: string) => `On the ${k} of ${a} ${t}: A Study of Six Winters`,
  (a: string, t: string, k: string) => `${a} ${t} Are All the ${k} We Have`,
  (a: string, t: string, k: string) => `Why ${t} Need ${k} & Not $O(n \\log n)$ ${a} Steps`,
  (a: string, t: string, k: string) => `${a} ${t}, Revisited: «${k}» Without Maps`,
];
const sentences = [
  'We study how what is written down is found again after many years.',
  'The method needs no more than $n < 40$ examples & a pencil.',
  'On three invented corpora it is right 12% more often at half the cost.',
  'Ablations show that the order of the pages matters less than was thought.',
  'We prove that the bound $\\Omega(n^2)$ is tight for trees of any depth.',
  'A naïve baseline, due to Gauß, remains hard to beat.',
  'All tables can be made anew on one desk in an afternoon.',
  'We close with questions that we could not answer.',
];

/** A title that no other paper of the world has: its number stands for what chance could give twice. */
export function inventTitle(chance: Chance, number: number): string {
  const title = chance.one(forms)(chance.one(adjectives), chance.one(things), chance.one(tasks));
  return `${title} (${roman(number)})`;
}

export function inventAbstract(chance: Chance, id: string): string {
  const said = chance.some(sentences, 3 + chance.below(3));
  if (chance.below(4) === 0) said.push(`Code: https://github.com/example-lab/${id.replace(/\W/g, '-')}.`);
  return said.join(' ');
}

/** Mostly a few authors, now and then hundreds; some with affiliations, which may hold commas. */
export function inventAuthors(chance: Chance): InventedAuthor[] {
  const isCrowd = chance.below(150) === 0;
  const hasAffiliations = chance.below(3) === 0;
  const count = isCrowd ? 200 : 1 + chance.below(6);
  const chosen = isCrowd
    ? Array.from(
        { length: count },
        (_, index) => `${chance.one(names).replace(/, Jr$/, '')} ${roman(index + 1)}`,
      )
    : chance.some(names, count);
  return chosen.map((name) => ({
    name,
    affiliations: hasAffiliations ? chance.some(affiliations, chance.below(3)) : [],
  }));
}

function roman(number: number): string {
  const marks: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = number;
  let text = '';
  for (const [value, mark] of marks) {
    while (left >= value) {
      text += mark;
      left -= value;
    }
  }
  return text;
}
