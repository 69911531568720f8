// One picture of each place of the sample evaluation, as the pages of docs/user-guide show them.

/** @typedef {import('playwright-core').Page} Page */

/**
 * @param {Page} page the open sample evaluation
 * @param {(name: string) => Promise<void>} picture
 */
export async function showPlaces(page, picture) {
  /** @param {string} place */
  const goTo = place =>
    page.getByRole('navigation', { name: 'Places' }).getByText(place, { exact: true }).click()
  const main = page.getByRole('main')

  await goTo('Sources')
  await page.getByRole('row', { name: /^C01/ }).click()
  await page.getByRole('button', { name: 'Open on the coding desk' }).waitFor()
  await picture('sources')

  await goTo('Participants')
  await page.getByRole('row', { name: /^Hazel/ }).click()
  await page.getByRole('complementary', { name: 'Hazel' }).waitFor()
  await picture('participants')

  await goTo('Coding desk')
  await page.getByText('C01 Hazel, client').first().click()
  await page.getByRole('list', { name: 'Codings' }).getByRole('button').nth(3).click()
  await page.getByRole('button', { name: 'Remove the coding' }).first().waitFor()
  await picture('coding-desk')

  await goTo('Codebook')
  await page.getByRole('row', { name: 'Passed from one to the next', exact: true }).click()
  await page.getByRole('complementary').getByLabel('Description').waitFor()
  await picture('codebook')

  await goTo('Configurations')
  await page.getByRole('option', { name: /^1 Held/ }).click()
  await page.getByRole('heading', { name: /^Supports/ }).waitFor()
  await picture('configurations')

  await goTo('Theory')
  await page
    .getByRole('button', { name: /^Mechanism.*holding on to them/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Element', exact: true }).waitFor()
  await picture('theory')

  await goTo('Memos')
  await page.getByRole('button', { name: 'Write the first memo' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Why the week matters')
  await page.getByRole('textbox', { name: 'Text' }).click()
  await page.keyboard.type(
    'It is not the speed alone. Clients say that somebody did what was announced, on the day it was announced for.',
  )
  await page.getByText('All changes saved').waitFor()
  await picture('memos')

  await goTo('Find')
  await page.getByRole('searchbox', { name: 'Search' }).fill('ring*')
  await page.getByText(/results in/).waitFor()
  await picture('find')

  await goTo('History')
  await page
    .getByRole('button', { name: /Name the participants/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'What changed' }).waitFor()
  await picture('history')

  await goTo('Team')
  await page.getByRole('tab', { name: 'Agreement' }).click()
  await page.getByRole('table', { name: 'How far researchers agree' }).waitFor()
  await picture('team')

  await goTo('Reports')
  await page
    .getByRole('listitem', { name: /^Item 2/ })
    .getByText('10 sources')
    .waitFor()
  await picture('reports')

  await goTo('Project')
  await page.getByRole('button', { name: 'Back up now' }).waitFor()
  await picture('project')

  // Last: from then on the foot of every window says that the list of names is not saved.
  await goTo('Protection')
  await page.getByLabel('Name of a new row').fill('Moira')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Nell')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Find all hits' }).click()
  await main.getByText(/hits$/).first().waitFor()
  await picture('protection')
}
