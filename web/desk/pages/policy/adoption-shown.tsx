import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useNames } from './ahead.tsx'
import { Changes, Effect } from './effect.tsx'
import { type EffectReport, effectQuestion, policyQuestion } from './questions.ts'
import { useMoment } from './use-moment.ts'
import './policy.css'

type Words = { zh: string; en: string }

/** What is frozen into a draft when it is made: the officers sign after they have seen this, and no later count. */
export type ShownAdoption = {
  pack: string
  title: Words
  from: string
  before: { pack: string; adopted: string | null }
  cases: number
  confirmed: number
  open: string[]
  changes: { path: string; label: Words; before: Words | null; after: Words | null }[]
  effect: EffectReport
}

/** Whom an adoption touches and what it changes, as it was counted when it was drafted. */
export function AdoptionShown({ shown, signing }: { shown: ShownAdoption; signing: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const moment = useMoment()
  // For the words of names only: the figures are those that were frozen.
  const now = useQuery(effectQuestion({ pack: '', signing }))
  const before = useQuery(policyQuestion(shown.before.pack))
  const names = useNames(now.data)
  return (
    <div className="effect">
      <p>
        <Trans>
          It begins on {moment(shown.from)}, after{' '}
          {before.data ? format.text(before.data.pack.title) : shown.before.pack}.
        </Trans>{' '}
        <Trans>
          All {format.number(shown.cases)} cases pass; {format.number(shown.confirmed)} values are
          confirmed, {format.number(shown.open.length)} are not and bind nobody.
        </Trans>{' '}
        <Link to={`/policy/ahead?signing=${signing}`}>{t`Count again, with names`}</Link>
      </p>
      <Effect report={shown.effect} names={names} />
      <Changes changes={shown.changes} />
    </div>
  )
}
