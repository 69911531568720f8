import { TEXT_SIZES, type Theme, useAppearance } from '../../store/appearance.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './Project.module.css'

const THEMES: readonly { id: Theme; label: string }[] = [
  { id: 'system', label: 'As the computer is set' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
]

const SIZE_NAMES = ['Small', 'Usual', 'Large', 'Larger', 'Largest']

/** Light or dark, and how large the text is. */
export function Appearance() {
  const { theme, textSize, setTheme, setTextSize } = useAppearance()
  return (
    <section className={styles.section} aria-labelledby="project-appearance">
      <h2 id="project-appearance" className={styles.heading}>
        This window
      </h2>
      <Select label="Theme" value={theme} options={THEMES} onChange={setTheme} />
      <Select
        label="Text size"
        value={String(textSize)}
        options={TEXT_SIZES.map((size, index) => ({
          id: String(size),
          label: SIZE_NAMES[index] ?? '',
          description: `${size} %`,
        }))}
        onChange={size => setTextSize(Number(size))}
      />
    </section>
  )
}
