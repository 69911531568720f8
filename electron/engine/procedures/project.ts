import { checkProject } from '../../db/check.ts'
import { getHistoryState, listHistory } from '../../db/repositories/history.ts'
import {
  getProjectInfo,
  getResearcher,
  insertResearcher,
  listResearchers,
  renameProject,
  setTemplate,
  updateResearcher,
  writeSetting,
} from '../../db/repositories/project.ts'
import { unjournaled } from '../../db/sql.ts'
import { earlierOf } from '../earlier.ts'
import { HIDDEN_BY_BLINDNESS, OF_A_REVIEW } from '../../../shared/history/areas.ts'
import type { AreaHandlers } from '../handlers.ts'
import { pastHandlers } from './past.ts'

/** The project itself, its researchers and its journal. */
export const projectHandlers: AreaHandlers<'project' | 'researchers' | 'history'> = {
  'project.info': db => getProjectInfo(db),
  'project.rename': (db, { title }) => {
    renameProject(db, title)
    return { value: getProjectInfo(db), label: 'Rename the project' }
  },
  'project.setTemplate': (db, input) => {
    setTemplate(db, input)
    return { value: getProjectInfo(db), label: 'Change how configurations are written' }
  },
  'project.earlier': (_db, _input, session) => earlierOf(session),
  'project.check': db => checkProject(db),
  'researchers.list': db => listResearchers(db),
  'researchers.create': (db, input) => {
    const researcherId = insertResearcher(db, input)
    return { value: getResearcher(db, researcherId), label: `Add researcher ${input.name}` }
  },
  'researchers.update': (db, { researcherId, ...fields }) => {
    const { name } = getResearcher(db, researcherId)
    updateResearcher(db, researcherId, fields)
    return { value: getResearcher(db, researcherId), label: `Change researcher ${name}` }
  },
  'researchers.switch': (session, { researcherId }) => {
    const db = session.db()
    getResearcher(db, researcherId)
    const before = session.seenDb()
    writeSetting(unjournaled(db, 'a setting of this copy'), 'researcher_id', researcherId)
    const isSameSight = session.seenDb() === before
    session.emit({
      type: 'changed',
      areas: [
        ...['researchers', 'project', 'projects', 'doubleCoding', 'whose', 'search'],
        ...OF_A_REVIEW,
        ...(isSameSight ? [] : [...HIDDEN_BY_BLINDNESS, 'history']),
      ],
    })
    return getResearcher(db, researcherId)
  },
  'history.list': (db, { limit, before, ...only }) => listHistory(db, limit, before, only),
  // Of a past that is shown, no step can be taken back.
  'history.state': (db, _input, session) =>
    session.past() === null ? getHistoryState(db) : { undo: null, redo: null },
  ...pastHandlers,
}
