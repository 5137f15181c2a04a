import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { Icon } from '../../ui/desk/icon.tsx'
import type { PaletteCommand } from './use-palette.ts'

/** The commands that fit what was typed; the arrow keys move, Enter does the chosen one. */
export function JumpCommands(props: {
  commands: readonly PaletteCommand[]
  chosen: PaletteCommand | undefined
  onAct: (command: PaletteCommand) => void
}) {
  const { t } = useLingui()
  const { commands, chosen, onAct } = props
  const list = useRef<HTMLDivElement>(null)
  const at = chosen ? commands.indexOf(chosen) : -1
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <div
      ref={list}
      id="jump-commands"
      role="listbox"
      aria-label={t`Commands`}
      className="jump-commands"
    >
      {commands.map((command, n) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field that names the active option
        <div
          key={`${command.id} ${command.word}`}
          id={`jump-${n}`}
          role="option"
          tabIndex={-1}
          aria-selected={command === chosen}
          className={command === chosen ? 'jump-command jump-chosen' : 'jump-command'}
          onClick={() => onAct(command)}
        >
          <Icon name={command.icon} size={16} />
          {command.word}
        </div>
      ))}
    </div>
  )
}
