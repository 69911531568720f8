import type { CardPaper } from '../../shared/domain/realist.ts'

/** What flash cards are printed on. */
export const CARD_PAPER_WORDS: Record<CardPaper, string> = {
  a4: 'Four to a sheet of A4',
  a5: 'A5, one to a page',
  a6: 'A6, one to a page',
}
