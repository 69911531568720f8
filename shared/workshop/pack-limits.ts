/** How much a pack and a response may hold; lengths in UTF-16 code units. */
export const PACK_LIMITS = {
  /** A title, a name. */
  line: 500,
  /** Words that the team puts before people. */
  words: 20_000,
  /** A comment, a wording, a new element. */
  said: 5_000,
  /** New elements to one item. */
  elements: 20,
  items: 500,
  dots: 100,
  /** A response file, in bytes: some hundred times what a talkative person writes. */
  responseBytes: 4_000_000,
} as const

/** The ending of a response file. */
export const RESPONSE_ENDING = '.retroduce-response'
