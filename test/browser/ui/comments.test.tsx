import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Comments } from '../../../renderer/ui/comments/Comments.tsx'
import { makeStudy } from '../features/configurations/study.ts'
import { showPlace } from '../features/show-place.tsx'

test('whoever is mentioned stands in the field by name, and is linked where it is kept', async () => {
  const { bridge, configurationId } = await makeStudy()
  const { id } = await bridge.run('researchers.create', { name: 'Mara Quist' })
  const target = { kind: 'configuration' as const, id: configurationId }
  showPlace(<Comments key={configurationId} {...target} />)
  const field = page.getByRole('textbox', { name: 'New comment' })
  await userEvent.fill(field, 'Is this so,')
  await userEvent.click(page.getByRole('button', { name: 'Mention a researcher' }))
  await userEvent.click(page.getByRole('menuitem', { name: 'Mara Quist' }))
  await expect.element(field).toHaveValue('Is this so, @Mara Quist ')
  await userEvent.click(page.getByRole('button', { name: 'Comment', exact: true }))
  await expect
    .poll(() => bridge.run('comments.list', { target }))
    .toMatchObject([{ body: `Is this so, [@Mara Quist](retroduce:researcher/${id})` }])
})

test('a comment mentions a passage that is found by its words, and its own words are changed later', async () => {
  const { bridge, configurationId, codingIds } = await makeStudy()
  const target = { kind: 'configuration' as const, id: configurationId }
  const comments = () => bridge.run('comments.list', { target })
  showPlace(<Comments key={configurationId} {...target} />)

  await userEvent.fill(page.getByRole('textbox', { name: 'New comment' }), 'Set this against')
  await userEvent.click(page.getByRole('button', { name: 'Mention a passage…' }))
  const dialog = page.getByRole('dialog', { name: 'Mention passages' })
  await userEvent.fill(dialog.getByRole('textbox', { name: /Find in passages/ }), 'everybody week')
  await userEvent.click(dialog.getByRole('checkbox'))
  await userEvent.click(dialog.getByRole('button', { name: 'Mention 1 passage' }))
  await userEvent.click(page.getByRole('button', { name: 'Comment', exact: true }))
  await expect.poll(comments).toMatchObject([{ mentions: [{ kind: 'coding', id: codingIds[2] }] }])
  const said = page.getByRole('region', { name: 'Comments' })
  await expect
    .element(said.getByRole('listitem'))
    .toMatchTextContent(/Set this against “We ring everybody in the first week\.”/)

  const change = async () => {
    await userEvent.click(page.getByRole('button', { name: /More for the comment/ }))
    await userEvent.click(page.getByRole('menuitem', { name: 'Change the words' }))
  }
  const words = page.getByRole('textbox', { name: /Words of the comment/ })
  await change()
  await expect.element(words).toHaveFocus()
  await userEvent.keyboard('Never mind{Escape}')
  await expect.element(words).not.toBeInTheDocument()
  await change()
  await userEvent.fill(words, 'Settled with the team.')
  await userEvent.click(page.getByRole('button', { name: 'Save' }))
  await expect
    .poll(comments)
    .toMatchObject([{ body: 'Settled with the team.', mentions: [], isResolved: false }])
  await bridge.run('history.undo', {})
  await expect.element(said.getByRole('listitem')).toMatchTextContent(/Set this against “We ring/)
})
