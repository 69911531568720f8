import { AppError } from '../../shared/domain/app-error.ts'
import type { MemoTarget } from '../../shared/memos/memo-links.ts'
import { call } from '../api/client.ts'
import { errorText, useNotices } from './notices.ts'
import { useWorkspace } from './workspace.ts'

/** Goes to where a thing of the project is: a passage on the desk, a code in the codebook, and so on. */
export async function goToThing(target: MemoTarget): Promise<void> {
  try {
    await show(target)
  } catch (error) {
    useNotices.getState().say(errorText(error))
  }
}

async function show({ kind, id }: MemoTarget): Promise<void> {
  const workspace = useWorkspace.getState()
  switch (kind) {
    case 'project':
      workspace.goTo('project')
      return
    case 'source':
      await call('sources.get', { sourceId: id })
      workspace.openSource(id)
      return
    case 'coding': {
      const coding = await call('codings.get', { codingId: id })
      workspace.showPassage(coding, id)
      return
    }
    case 'code':
      requireIn(await call('codes.list', {}), id)
      workspace.selectCode(id)
      workspace.goTo('codebook')
      return
    case 'configuration':
      requireIn(await call('configurations.list', {}), id)
      workspace.openConfiguration(id)
      workspace.goTo('configurations')
      return
    case 'theory':
      requireIn(await call('theories.list', {}), id)
      workspace.openTheory(id)
      workspace.goTo('theory')
      return
    case 'participant':
      requireIn(await call('participants.list', {}), id)
      workspace.selectParticipant(id)
      workspace.goTo('participants')
      return
    case 'element':
      requireIn(await call('elements.list', {}), id)
      workspace.showElement(id)
      return
    case 'evidence': {
      const { codingId } = requireIn(await call('evidence.list', {}), id)
      await show({ kind: 'coding', id: codingId })
    }
  }
}

function requireIn<T extends { id: string }>(things: readonly T[], id: string): T {
  const thing = things.find(other => other.id === id)
  if (thing === undefined) throw new AppError('not_found', 'This is no longer in the project.')
  return thing
}
