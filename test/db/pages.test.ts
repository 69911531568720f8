import { expect, it } from 'vitest'
import { startTestEngine } from '../support/engine.ts'
import { makePdf } from '../support/pdf.ts'

it('the pages of a PDF are known, follow an edit, and come back with undo', async () => {
  const study = await startTestEngine('Paged')
  const pdf = await makePdf(file => {
    for (const [index, words] of ['Nobody rang me.', 'Then Moira rang.', 'So I went.'].entries()) {
      if (index > 0) file.addPage()
      file.text(words)
    }
  })
  const { reports } = await study.call('sources.import', {
    files: [{ name: 'report.pdf', base64: pdf.toString('base64') }],
  })
  const sourceId = reports[0]?.sourceId ?? ''
  const beginnings = async () => {
    const { text, pages } = await study.call('sources.get', { sourceId })
    return pages.map(({ number, start }) => [number, /^\S+ \S+/.exec(text.slice(start))?.[0]])
  }
  const all = [
    [1, 'Nobody rang'],
    [2, 'Then Moira'],
    [3, 'So I'],
  ]
  expect(await beginnings()).toEqual(all)
  const { text } = await study.call('sources.get', { sourceId })
  await study.call('sources.edit', { sourceId, text: text.replace('rang me', 'rang me for weeks') })
  expect(await beginnings()).toEqual(all)
  const start = text.replace('rang me', 'rang me for weeks').indexOf('Then')
  const edited = await study.call('sources.get', { sourceId })
  const end = edited.text.indexOf('So I')
  await study.call('sources.edit', { sourceId, edits: [{ start, end, text: '' }] })
  expect(await beginnings()).toEqual([all[0], all[2]])
  await study.call('history.undo', {})
  await study.call('history.undo', {})
  expect(await beginnings()).toEqual(all)
  await study.call('sources.remove', { sourceId })
  await study.call('history.undo', {})
  expect(await beginnings()).toEqual(all)
  await study.dispose()
})
