/** Folded words that say nothing about what a paper is about: they are no features of it. */
export const stopWords: ReadonlySet<string> = new Set(
  [
    'a about above after all along also although among an and any are as at be because been before being',
    'between both but by can could did do does doing due during each either et etc few for from further had',
    'has have having here how however if in into is it its itself just may might more most much must no nor',
    'not of off on once one only onto or other our ours out over own per same several should show shows since',
    'so some such than that the their them then there these they this those through thus to too toward towards',
    'under until up upon us use used uses using very via was we were what when where whether which while who',
    'whose why will with within without would yet you your al paper work propose proposed present introduce',
  ].flatMap((line) => line.split(' ')),
);
