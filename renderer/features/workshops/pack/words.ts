/** What can be made of a workshop for people outside of the team. */
export const PRODUCTS = [
  'workshop-pack',
  'workshop-form',
  'workshop-cards',
  'workshop-sheets',
] as const
/** A thing that can be made of a workshop for people outside of the team. */
export type PackProduct = (typeof PRODUCTS)[number]

/** Each of them in words, with the end of its file’s name. */
export const PRODUCT_WORDS: Record<
  PackProduct,
  { label: string; about: string; name: string; ending: string }
> = {
  'workshop-pack': {
    label: 'Review pack',
    about:
      'One page for any browser, to send or to carry on a stick. It asks nothing of the network. People answer in it, save a small file, and send that back.',
    ...{ name: 'review pack', ending: '.html' },
  },
  'workshop-form': {
    label: 'Word form',
    about: 'The same as a document, to fill in on screen or by hand.',
    ...{ name: 'review form', ending: '.docx' },
  },
  'workshop-cards': {
    label: 'Cards',
    about: 'Each item in its plain words on a card, to print and cut.',
    ...{ name: 'cards', ending: '.pdf' },
  },
  'workshop-sheets': {
    label: 'Voting sheets',
    about: 'Boxes to tick, numbers to give and dots to fill, to print for each person.',
    ...{ name: 'voting sheets', ending: '.pdf' },
  },
}
