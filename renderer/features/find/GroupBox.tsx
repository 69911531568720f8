import { Link2, ListPlus, Plus, X } from 'lucide-react'
import { NEAR_WORDS } from '../../../shared/retrieval/condition.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Conditions.module.css'
import {
  type GroupRow,
  newFact,
  newGroup,
  newRelation,
  type RelationRow,
  type Row,
} from './condition-form.ts'
import { RELATION_OPTIONS } from './condition-words.ts'
import { FactLine } from './FactLine.tsx'
import { editRow } from './retrieve-store.ts'

const JOINS = [
  { id: 'all', label: 'all of these hold' },
  { id: 'any', label: 'any of these holds' },
  { id: 'all/not', label: 'not all of these hold' },
  { id: 'any/not', label: 'none of these holds' },
] as const

interface GroupBoxProps {
  group: GroupRow
  /** Where the group begins: "Codings where", or "those of a coding where". */
  lead: string
  /** The outermost, or that of a relation, cannot be taken out by itself. */
  isFixed?: boolean
  depth?: number
}

/** Deeper than this nobody reads a form; a script may go further, and is shown. */
const DEEPEST = 3

/** Conditions joined by "all" or "any". */
export function GroupBox({ group, lead, isFixed = false, depth = 0 }: GroupBoxProps) {
  const { id, rows, join, isNot } = group
  const set = (change: Partial<GroupRow>) => editRow(id, () => ({ ...group, ...change }))
  const add = (row: Row) => set({ rows: [...rows, row] })
  return (
    <div className={styles.group} role="group" aria-label={lead} data-depth={Math.min(depth, 2)}>
      <div className={styles.join}>
        <span className={styles.lead}>{lead}</span>
        <Select
          label="How they are joined"
          isLabelHidden
          value={isNot ? `${join}/not` : join}
          options={JOINS}
          onChange={chosen =>
            set({ join: chosen.startsWith('all') ? 'all' : 'any', isNot: chosen.endsWith('/not') })
          }
        />
        {!isFixed && (
          <IconButton icon={X} label="Take the group out" onPress={() => editRow(id, () => null)} />
        )}
      </div>
      {rows.length === 0 && (
        <p className={styles.none}>
          {depth === 0 ? 'No condition: every coding.' : 'No condition: any coding.'}
        </p>
      )}
      {rows.map(row => (
        <div key={row.id} className={styles.row}>
          {row.kind === 'fact' && <FactLine row={row} />}
          {row.kind === 'group' && <GroupBox group={row} lead="where" depth={depth + 1} />}
          {row.kind === 'relation' && <RelationBox row={row} depth={depth + 1} />}
        </div>
      ))}
      <div className={styles.add}>
        <Button size="small" variant="quiet" icon={Plus} onPress={() => add(newFact('code'))}>
          Condition
        </Button>
        {depth < DEEPEST && (
          <>
            <Button
              size="small"
              variant="quiet"
              icon={ListPlus}
              onPress={() => add(newGroup([newFact('code')], 'any'))}
            >
              Group
            </Button>
            <Button size="small" variant="quiet" icon={Link2} onPress={() => add(newRelation())}>
              Relation
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

function RelationBox({ row, depth }: { row: RelationRow; depth: number }) {
  const set = (change: Partial<RelationRow>) => editRow(row.id, () => ({ ...row, ...change }))
  return (
    <div className={styles.relation}>
      <div className={styles.line}>
        <Select
          label="Whether they do"
          isLabelHidden
          value={row.isNot ? 'not' : 'is'}
          options={[
            { id: 'is', label: 'Its words' },
            { id: 'not', label: 'It is not so that its words' },
          ]}
          onChange={chosen => set({ isNot: chosen === 'not' })}
        />
        <Select
          label="How its words lie"
          isLabelHidden
          value={row.relation}
          options={RELATION_OPTIONS}
          onChange={relation => set({ relation })}
        />
        <span className={styles.value} />
        <IconButton
          icon={X}
          label="Take the relation out"
          onPress={() => editRow(row.id, () => null)}
        />
      </div>
      {row.relation === 'nearInTurn' && (
        <span className={styles.distance}>
          at most
          <TextField
            label="Words between, at most"
            isLabelHidden
            value={row.distance === null ? '' : String(row.distance)}
            placeholder={String(NEAR_WORDS)}
            onChange={text => {
              const distance = Number.parseInt(text, 10)
              set({ distance: Number.isNaN(distance) ? null : Math.min(1000, Math.abs(distance)) })
            }}
            maxLength={4}
          />
          words between
        </span>
      )}
      <GroupBox group={row.to} lead="those of a coding where" isFixed depth={depth} />
      <Checkbox
        label="It must be another coding"
        isTicked={row.isOther}
        onChange={isOther => set({ isOther })}
      />
    </div>
  )
}
