import { call } from '../../api/client.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { count } from '../../ui/format.ts'
import { isTextHit, toQuery } from './search-form.ts'
import { tick, useSearch } from './search-store.ts'
import { MOST } from './use-hits.ts'

/** Ticks all that the search finds in texts, those too that are not shown yet; in one source, if one is given. */
export async function tickAll(sourceId?: string): Promise<void> {
  const { form, isTyping } = useSearch.getState()
  try {
    const { hits } = await call('search.find', {
      ...toQuery(form),
      ...(sourceId === undefined ? {} : { sourceIds: [sourceId] }),
      ...{ isTyping, limit: MOST },
    })
    const inTexts = hits.filter(isTextHit)
    tick(inTexts, true)
    const others = hits.length - inTexts.length
    if (others === 0) return
    const words = `${count(inTexts.length, 'passage')} ticked. ${count(others, 'result')} in notes and other writing cannot be coded.`
    useNotices.getState().say(words)
  } catch (error) {
    sayError(error)
  }
}
