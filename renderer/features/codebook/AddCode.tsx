import { X } from 'lucide-react'
import { useState } from 'react'
import type { Code } from '../../../shared/contract/codes.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Codebook.module.css'
import { focusCode, useCodebookView } from './view.ts'

interface AddCodeProps {
  codes: readonly Code[]
}

/** A line for new codes, which stays open so that several can be written one after the other. */
export function AddCode({ codes }: AddCodeProps) {
  const parentId = useCodebookView(state => state.addingUnder)
  const selectCode = useWorkspace(state => state.selectCode)
  const [name, setName] = useState('')
  const [roles, setRoles] = useState<Role[]>([])
  if (parentId === undefined) return null
  const parent = codes.find(code => code.id === parentId)
  const add = async () => {
    if (name.trim() === '') return
    const [role] = roles
    const code = await act('codes.create', {
      name,
      parentId: parent?.id ?? null,
      ...(role ? { role } : {}),
    })
    if (!code) return
    selectCode(code.id)
    setName('')
  }
  const close = () => {
    useCodebookView.setState({ addingUnder: undefined })
    focusCode(useWorkspace.getState().codeId)
  }
  return (
    <div className={styles.add}>
      <div className={styles.addName}>
        <TextField
          key={parentId ?? 'top'}
          label={parent ? `New code under “${parent.name}”` : 'New code at the top level'}
          value={name}
          onChange={setName}
          onEnter={() => void add()}
          onEscape={close}
          maxLength={500}
          autoFocus
        />
      </div>
      <RoleToggle label="Default role" value={roles} onChange={setRoles} isSingle />
      <Button variant="primary" onPress={() => void add()} isDisabled={name.trim() === ''}>
        Add code
      </Button>
      <IconButton icon={X} label="Stop adding codes" onPress={close} />
    </div>
  )
}
