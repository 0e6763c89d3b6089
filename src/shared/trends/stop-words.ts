/** Words that say nothing of a field, however they change from month to month. */
function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** Words that end a term: none begins, ends or goes on with one. */
export const bareWords = words(`
  a about above across after again against all almost along already also although always am among amongst an and
  any are aren around as at away back be became because become been before being below between beyond both but
  by can cannot could de did do does doing done down due during each either else en enough et etc even ever
  every for from further furthermore given had hardly has have having he hence her here him his how however i if
  in indeed instead into is isn it its itself just la latter least less let like made mainly make many may me
  might more moreover most mostly much must my namely near neither never nevertheless no nor not nothing now of
  off often on once one only onto or other others otherwise our ourselves out over own per perhaps please rather
  really s same seem seems several shall she should since so some somewhat soon still such t than that the their
  them themselves then there thereby therefore these they this those though three through throughout thus to
  together too toward towards two under unless unlike until up upon us use used uses using via very was we well
  were what when whenever where whereas whereby wherein whether which while who whole whom whose why will with
  within without would yet you your yours

  able accordingly achieve achieved achieves achieving additionally address addresses addressing adopt advance
  advanced advances aim aims allow allowing allows analyze analyse analysis apply applied applies approach
  approaches arxiv available based baseline baselines benefit best broad build building built call called
  capability capabilities capture captures case cases challenge challenges challenging com compare compared
  comparable comparison complex comprehensive conduct consider consistent consistently consists contrast
  contribute contribution contributions critical crucial currently deal deliver demand demonstrate demonstrated
  demonstrates demonstrating demonstration describe designed despite detail develop developed different
  difficult directly discuss diverse effective effectively effectiveness efficient efficiently employ enable
  enables enabling enhance enhanced enhancing ensure entire especially essential establish evaluate evaluated
  evaluation evaluations exhibit existing experiment experimental experiments explore exploring extend extensive
  extensively facilitate far field find finding findings finally five focus following follow four framework
  fully fundamental gap gain gains generally github good great greater highlight highlights highly http https
  idea identify impact implement implementation important importantly improve improved improvement improvements
  improves improving include includes including increase increased increasing increasingly insight insights
  inspired introduce introduced introduces introducing investigate io issue issues key known lack lead leading
  leads leverage leverages leveraging limit limitation limitations limited main major maintain mechanism method
  methodology methods need needed needs new notable notably novel number observe obtain offer offers org
  outperform outperforming outperforms overall overcome paper papers particular particularly perform performance
  performed performs poor possible potential potentially powerful practical present presented presents previous
  previously prior problem problems produce project promising propose proposed proposes proposing prove provide
  provided provides providing question range recent recently reduce reduced reduces reducing release released
  relevant rely remain remains represent require required requires research respectively result resulting
  results reveal reveals robust second show showing shown shows significant significantly similar simply
  solution solutions solve solving specific specifically strategy strategies strong studies study substantial
  substantially successful suffer suggest superior support systematic tackle target technique techniques term
  terms third traditional type types typically understand understanding unified unique useful validate variety
  various way ways wide widely work working works year years
`);

/** Words that are a term only with another: `language` says nothing, `language agents` does. */
export const dependentWords = words(`
  algorithm architecture artificial benchmark computation computational data dataset deep domain feature
  function generate generated generation image information input intelligence language large learn learned
  learning level llm local machine model modeling modelling module multiple natural network neural object
  optimization optimisation output parameter performance pipeline prediction process processing quality real
  representation sample scale scientific sequence set structure system task text time training trained user
  value video vision visual world accuracy application art attention based context cost environment error
  ability human global long short number order point rate ratio size space speed low lower high higher small
  single state test tool open general code first few step design better standard current simple part
`);
