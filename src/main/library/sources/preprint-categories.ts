const biorxivCategories = [
  'animal behavior and cognition',
  'biochemistry',
  'bioengineering',
  'bioinformatics',
  'biophysics',
  'cancer biology',
  'cell biology',
  'clinical trials',
  'developmental biology',
  'ecology',
  'epidemiology',
  'evolutionary biology',
  'genetics',
  'genomics',
  'immunology',
  'microbiology',
  'molecular biology',
  'neuroscience',
  'paleontology',
  'pathology',
  'pharmacology and toxicology',
  'physiology',
  'plant biology',
  'scientific communication and education',
  'synthetic biology',
  'systems biology',
  'zoology',
];

const medrxivCategories = [
  'addiction medicine',
  'allergy and immunology',
  'anesthesia',
  'cardiovascular medicine',
  'dentistry and oral medicine',
  'dermatology',
  'emergency medicine',
  'endocrinology',
  'epidemiology',
  'forensic medicine',
  'gastroenterology',
  'genetic and genomic medicine',
  'geriatric medicine',
  'health economics',
  'health informatics',
  'health policy',
  'health systems and quality improvement',
  'hematology',
  'hiv aids',
  'infectious diseases',
  'intensive care and critical care medicine',
  'medical education',
  'medical ethics',
  'nephrology',
  'neurology',
  'nursing',
  'nutrition',
  'obstetrics and gynecology',
  'occupational and environmental health',
  'oncology',
  'ophthalmology',
  'orthopedics',
  'otolaryngology',
  'pain medicine',
  'palliative medicine',
  'pathology',
  'pediatrics',
  'pharmacology and therapeutics',
  'primary care research',
  'psychiatry and clinical psychology',
  'public and global health',
  'radiology and imaging',
  'rehabilitation medicine and physical therapy',
  'respiratory medicine',
  'rheumatology',
  'sexual and reproductive health',
  'sports medicine',
  'surgery',
  'toxicology',
  'transplantation',
  'urology',
];

/** The categories of both servers, as they are known today. */
export const preprintCategories = { biorxiv: biorxivCategories, medrxiv: medrxivCategories } as const;

/** A category as both servers' API and addresses spell it, brought to one form: lower case, single blanks. */
export function foldPreprintCategory(text: string): string {
  return text
    .toLowerCase()
    .replace(/[_+\-/\s]+/g, ' ')
    .replace(/&/g, 'and')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The category that a text spells, or `all`; `null` when it cannot be one. A new one of the server counts. */
export function canonicalPreprintCategory(server: 'biorxiv' | 'medrxiv', text: string): string | null {
  const folded = foldPreprintCategory(text);
  if (folded === '' || folded === 'all' || folded === '*' || folded === server) return 'all';
  return /^[a-z][a-z ]{2,80}$/.test(folded) ? folded : null;
}
