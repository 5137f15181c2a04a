import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useLocation, useNavigate } from 'react-router'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useChosenRound } from '../../shell/use-round.ts'
import './round-choice.css'

// The pages that are about one round; from any other the choice leads to the board.
const aboutRound = ['/', '/round', '/round/coverage', '/loops', '/recall']

/** Which round the desk is about, in the address; not shown while there is only one. */
export function RoundChoice() {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const { round } = useChosenRound()
  const rounds = useQuery(questions.rounds()).data?.rounds ?? []
  if (rounds.length < 2) return null
  const choose = (value: string) => {
    const stays = aboutRound.includes(pathname)
    const next = new URLSearchParams(stays ? search : '')
    if (value === rounds[0]?.round) next.delete('round')
    else next.set('round', value)
    void navigate({ pathname: stays ? pathname : '/round', search: next.toString() })
  }
  return (
    <Select
      className="round-choice"
      aria-label={t`Round`}
      value={round}
      onChange={choose}
      options={rounds.map((one) => ({
        value: one.round,
        label: t`Notice ${Number(one.round.slice(4))} · ${format.day(one.opensAt)}`,
      }))}
    />
  )
}
