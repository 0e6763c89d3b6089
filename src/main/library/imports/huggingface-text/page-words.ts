/** Whether a short line is a part of the page round the papers: header, navigation, footer. */
export function isPageWord(text: string): boolean {
  const folded = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words.has(folded) || patterns.some((pattern) => pattern.test(folded));
}

/** Whether a line is the page's own heading: a mark of what the input is. */
export function isPageMark(text: string): boolean {
  const folded = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return /^(?:(?:daily|trending) papers(?: hugging face)?|hugging face daily papers|get trending papers in your email inbox.*|by ?ak(?: \d+)? and the research community)$/.test(
    folded,
  );
}

const words = new Set([
  'new',
  'subscribe',
  'daily papers',
  'trending papers',
  'papers',
  'daily papers hugging face',
  'trending papers hugging face',
  'hugging face',
  'hugging face s logo',
  'hugging face s logo hugging face',
  'daily',
  'weekly',
  'monthly',
  'trending',
  'today',
  'yesterday',
  'previous',
  'next',
  'prev',
  'by',
  'ak',
  'and the research community',
  'models',
  'datasets',
  'spaces',
  'posts',
  'docs',
  'buckets',
  'buckets new',
  'enterprise',
  'pricing',
  'log in',
  'sign up',
  'login',
  'solutions',
  'community',
  'company',
  'website',
  'tos',
  'privacy',
  'about',
  'careers',
  'jobs',
  'inference providers',
  'inference endpoints',
  'storage buckets',
  'team enterprise',
  'hugging face pro',
  'enterprise support',
  'tasks',
  'huggingchat',
  'collections',
  'languages',
  'organizations',
  'blog',
  'learn',
  'discord',
  'forum',
  'system theme',
  'light theme',
  'dark theme',
  'load more',
  'show more',
  'view all',
  'search',
  'search any paper with ai',
  'submit',
  'submit a paper',
  'submit paper',
  'back to top',
  'twitter',
  'linkedin',
  'changelog',
  'main',
  'skip to main content',
  'text',
  'code',
  'abstract',
  'upvoted',
  'paper page',
  'hot',
  'extracted text',
  'status',
  'service status',
]);

const patterns = [
  /^trending papers ranked by /,
  /^get trending papers in your email inbox/,
  /^by ?ak(?: \d+)? and the research community$/,
  /^(?:image|picture) \d+$/,
  /^(?:©|copyright) .{0,40}hugging face/,
  /^ai generated summary$/,
];
