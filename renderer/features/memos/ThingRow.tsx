import {
  Blocks,
  BookMarked,
  Box,
  FileText,
  FolderCog,
  Highlighter,
  type LucideIcon,
  Paperclip,
  UserRound,
  Workflow,
} from 'lucide-react'
import type { SubjectKind } from '../../../shared/memos/kinds.ts'
import { SUBJECT_NAMES } from '../../ui/memos/words.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import type { Thing } from './find-things.ts'
import styles from './ThingRow.module.css'

/** How each kind of thing looks in a list. */
export const KIND_ICONS: Record<SubjectKind, LucideIcon> = {
  project: FolderCog,
  source: FileText,
  coding: Highlighter,
  code: BookMarked,
  element: Box,
  configuration: Blocks,
  theory: Workflow,
  participant: UserRound,
  evidence: Paperclip,
}

/** A thing in a list to choose from. */
export function ThingRow({ thing }: { thing: Thing }) {
  const { kind } = thing.target
  const Icon = KIND_ICONS[kind]
  return (
    <span className={styles.row}>
      {thing.role ? <RoleBadge role={thing.role} /> : <Icon size={16} aria-hidden />}
      <span className={styles.name}>{thing.name}</span>
      <span className={styles.detail}>
        {[SUBJECT_NAMES[kind], thing.detail].filter(Boolean).join(' · ')}
      </span>
    </span>
  )
}
