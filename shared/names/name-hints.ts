/** Short lists by hand of words that speak for a name or against it. Keys are in small letters. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Before the name of a person; the title itself is no part of it. */
export const TITLES = list(`
  mr mrs ms miss mx dr prof professor doctor sir dame lord lady rev reverend father sister nurse matron midwife auntie
  aunt aunty uncle cousin councillor cllr judge sergeant constable captain imam rabbi pastor herr frau monsieur madame
  señor señora signor signora meneer mevrouw`)

/** Titles that stand for a person only with a capital: in small letters they are ordinary words. */
export const CAPITAL_TITLES = list('miss father sister lord lady judge captain matron')

/** The last word of the name of a place. */
export const PLACE_WORDS = list(`
  street road lane avenue close drive terrace crescent gardens square park hill hospital infirmary hospice surgery
  school ward clinic city town village centre center library church mosque temple chapel farm estate court house hall
  hotel bridge station market practice pharmacy unit academy nursery cemetery island county borough straße strasse
  krankenhaus klinik platz schule rue`)

/** A word of the name of an organisation. */
export const ORGANISATION_WORDS = list(`
  ltd limited plc inc llp cic gmbh trust council university college foundation association society charity company
  partnership ccg icb union institute federation alliance network housing ministry department agency police`)

/** Before a place. */
export const PLACE_CUES = list(
  'in at from near around outside across towards round through visiting into',
)

/** Before or behind a person. */
export const PERSON_CUES_BEFORE = list(`
  called named name's with husband wife partner son daughter brother mother mum dad father sister friend colleague
  manager neighbour boss consultant gp doctor surgeon therapist worker carer counsellor teacher boyfriend girlfriend
  nephew niece grandson granddaughter thank thanks hi hello dear ask asked asking told tell saw met meet mate i'm bless
  poor little old young`)
export const PERSON_CUES_BEHIND = list(`
  said says told asked rang came went phoned thinks thought helped helps felt who and's knows knew died lives lived
  works worked`)

/** Written with a capital everywhere, and telling nothing about who somebody is. */
const NO_NAMES = list(`
  i i'm i'd i'll i've january february march april may june july august september october november december jan feb mar apr
  jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs
  fri sat sun christmas easter ramadan eid diwali hanukkah halloween lent advent god bible quran koran jesus allah buddha
  covid coronavirus corona brexit internet web wifi wi-fi google facebook whatsapp zoom teams skype microsoft excel
  powerpoint outlook youtube twitter instagram netflix amazon iphone ipad android windows apple uber wikipedia tiktok
  english british welsh scottish irish american canadian australian french german spanish italian portuguese dutch belgian
  swiss austrian polish romanian bulgarian hungarian czech slovak russian ukrainian lithuanian latvian estonian greek
  turkish kurdish arab arabic persian farsi iranian iraqi syrian lebanese israeli jewish egyptian moroccan nigerian ghanaian
  kenyan somali ethiopian eritrean sudanese african asian european caribbean jamaican indian pakistani bangladeshi bengali
  hindi urdu punjabi gujarati tamil sylheti nepali chinese mandarin cantonese japanese korean vietnamese thai filipino
  afghan albanian latin mexican brazilian hebrew yiddish swahili yoruba igbo roma gypsy muslim christian catholic protestant
  anglican hindu sikh buddhist islam islamic christianity mum mummy mam dad daddy mom nan nana gran grandma granddad grandad
  mother father okay ok yeah yes no well oh um uh erm er hmm mm mhm ah right so and but because it's that's there's we're
  they're you're he's she's don't it he she we you they this that these those there here what when where why how if then
  the a an my our your his her their its not now just also maybe like one two three four five some all every each any
  interviewer interviewee participant respondent facilitator moderator speaker researcher researchers patient patients
  client clients carer carers staff question answer inaudible crosstalk laughter laughs pause unclear north south east west
  northern southern eastern western figure table section chapter appendix box part phase step theme code page interview
  monday's friday's phd bsc msc ma ba gcse mp mps mr mrs ms dr prof`)

/** Whether a word, or that of which it is the plural, tells nothing about who somebody is. */
export function isNoName(key: string): boolean {
  return NO_NAMES.has(key) || (key.endsWith('s') && NO_NAMES.has(key.slice(0, -1)))
}

/** Roles of speakers: a label with one of them names no person by itself. */
export const ROLES = list(`
  nurse doctor gp manager worker workers staff group team all both several unknown unidentified female male man woman voice
  mother father mum dad parent son daughter wife husband partner carer child teacher student pupil coach volunteer driver
  receptionist pharmacist therapist physio social link coordinator co-ordinator director lead chair host guest panel audience
  narrator translator interpreter observer assistant officer consultant commissioner trainer trainee peer navigator adviser
  advisor service user users member members person people someone everyone anonymous redacted multiple another other new
  interviewer researcher facilitator moderator participant respondent interviewee speaker patient client informant`)

/** Small words within a name, between words with capitals. */
export const PARTICLES = list(
  'of the de del della di da do dos van von der den ten du la le bin ibn al el upon on y',
)
