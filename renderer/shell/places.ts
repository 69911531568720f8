import {
  BookMarked,
  FileText,
  FolderCog,
  Highlighter,
  History,
  type LucideIcon,
  Shield,
  Users,
  Workflow,
  Blocks,
} from 'lucide-react'
import type { Place } from '../store/workspace.ts'

/** The places of the rail, in order, with how they look there. */
export const PLACE_LOOKS: readonly { id: Place; label: string; icon: LucideIcon }[] = [
  { id: 'sources', label: 'Sources', icon: FileText },
  { id: 'participants', label: 'Participants', icon: Users },
  { id: 'desk', label: 'Coding desk', icon: Highlighter },
  { id: 'codebook', label: 'Codebook', icon: BookMarked },
  { id: 'configurations', label: 'Configurations', icon: Blocks },
  { id: 'theory', label: 'Theory', icon: Workflow },
  { id: 'names', label: 'Protection', icon: Shield },
  { id: 'history', label: 'History', icon: History },
  { id: 'project', label: 'Project', icon: FolderCog },
]
