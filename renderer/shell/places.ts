import {
  BookMarked,
  BookOpenCheck,
  ClipboardList,
  FileText,
  FolderCog,
  Handshake,
  Highlighter,
  History,
  type LucideIcon,
  NotebookPen,
  Presentation,
  Search,
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
  { id: 'memos', label: 'Memos', icon: NotebookPen },
  { id: 'find', label: 'Find', icon: Search },
  { id: 'names', label: 'Protection', icon: Shield },
  { id: 'history', label: 'History', icon: History },
  { id: 'team', label: 'Team', icon: Handshake },
  { id: 'review', label: 'Review', icon: BookOpenCheck },
  { id: 'workshops', label: 'Workshop', icon: Presentation },
  { id: 'reports', label: 'Reports', icon: ClipboardList },
  { id: 'project', label: 'Project', icon: FolderCog },
]

/** The keys that lead to a place, by its place in the rail: Alt+1 to Alt+9, then Alt+0; none for those behind. */
export function placeKeys(index: number): string | undefined {
  return index < 10 ? `Alt+${(index + 1) % 10}` : undefined
}
