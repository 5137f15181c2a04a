import { useLingui } from '@lingui/react/macro'
import type { KeyboardEvent } from 'react'
import { Icon } from '../../../ui/desk/icon.tsx'
import type { Line, LineFault } from './use-lines.ts'
import { whoOf } from './who-words.ts'

/** Where the keys are to go. */
export const lineField = (at: number, name: 'who' | 'name') => `line-${at + 1}-${name}`
export const focusOn = (id: string) => document.getElementById(id)?.focus()

function useFaultWords(): (fault: LineFault) => string {
  const { t } = useLingui()
  return (fault) =>
    ({
      code: t`Only a part of the code was read: scan it again`,
      short: t`Six characters, the whole number of an identity card, or a scanned code`,
      nobody: t`Nobody near this site has this name and number: compare with the sheet, or take the whole number`,
      several: t`Two people fit: take the whole number`,
      'name-missing': t`The name is missing`,
      unreachable: t`Could not look this up: leave the line once more to try again`,
    })[fault]
}

/** One line of the sheet: number or code, name, and who that is. Enter leads on, an empty line ends the people. */
export function LineRow(props: {
  at: number
  line: Line
  isLast: boolean
  differs: boolean
  onEdit: (change: { who?: string; name?: string }) => void
  onLeave: () => void
  onEnd: () => void
}) {
  const { t } = useLingui()
  const faultWords = useFaultWords()
  const { at, line } = props
  const number = at + 1
  const fault = line.said ?? (line.fault ? faultWords(line.fault) : null)
  const faultId = `line-${number}-fault`
  const goOn = () => (props.isLast ? props.onEnd() : focusOn(lineField(at + 1, 'who')))
  const onWho = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const { kind } = whoOf(line.who)
    if (kind === 'nothing') props.onEnd()
    else if (kind === 'tail') focusOn(lineField(at, 'name'))
    else if (kind === 'fault') props.onLeave()
    else goOn()
  }
  const onName = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    goOn()
  }
  const common = {
    className: 'paper-field',
    autoComplete: 'off',
    spellCheck: false,
    'aria-invalid': fault !== null,
    'aria-describedby': fault === null ? undefined : faultId,
  }
  return (
    <li className={props.differs ? 'paper-line paper-line-differs' : 'paper-line'}>
      <b>{number}</b>
      <input
        {...common}
        id={lineField(at, 'who')}
        className="paper-field code"
        aria-label={t`Line ${number}: last six, whole number or scanned code`}
        value={line.who}
        onChange={(event) => props.onEdit({ who: event.target.value })}
        onKeyDown={onWho}
        // Six characters are half of it: the name comes next.
        onBlur={() =>
          whoOf(line.who).kind === 'tail' && line.name === '' ? undefined : props.onLeave()
        }
      />
      <input
        {...common}
        id={lineField(at, 'name')}
        aria-label={t`Line ${number}: name`}
        value={line.name}
        onChange={(event) => props.onEdit({ name: event.target.value })}
        onKeyDown={onName}
        onBlur={props.onLeave}
      />
      <span className="paper-found">
        {line.person === null ? null : (
          <>
            <Icon name="check" size={16} />
            <span className="code">{line.person}</span>
          </>
        )}
      </span>
      {fault === null ? null : (
        <p id={faultId} className="late" role="alert">
          {fault}
        </p>
      )}
    </li>
  )
}
