import { composeStatement } from '../../../shared/domain/statement.ts'
import { findUnmentioned } from '../../../shared/domain/unmentioned.ts'
import { getConfiguration } from '../../db/repositories/configurations.ts'
import type { AreaHandlers } from '../handlers.ts'

/** Configurations as sentences. */
export const statementHandlers: AreaHandlers<'statements'> = {
  'statements.compose': (db, { configurationId }) => {
    const { slots, style, actor, isRewritten, statement } = getConfiguration(db, configurationId)
    const missed = isRewritten ? findUnmentioned(statement, slots) : []
    return {
      style,
      texts: {
        'if-then-because': composeStatement(slots, 'if-then-because', actor),
        narrative: composeStatement(slots, 'narrative', actor),
        arrow: composeStatement(slots, 'arrow', actor),
      },
      rewritten: isRewritten ? statement : null,
      unmentioned: missed.map(({ elementId, role, label }) => ({ elementId, role, label })),
    }
  },
}
