import { cityDateOf, cityInstant, isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { Link, useSearchParams } from 'react-router'
import { cityNow } from '../../../shell/city-clock.ts'
import { useAreaName, useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { TakeButton } from './take-button.tsx'
import { TemplatesPart } from './templates-part.tsx'
import './papers.css'

const paperRoles = ['case-investigator', 'district-commander', 'city-commander']
const dayMs = 86_400_000

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

/** Lists as workbooks, and the templates of reports. A dispatcher finds the list of contacts here and nothing else. */
export function PapersPage() {
  const { t, i18n } = useLingui()
  const { actor } = useMe()
  useTitle(t`Papers`)
  if (!actor) return null
  const isReader = paperRoles.includes(actor.role)
  const isDispatcher = actor.role === 'transfer-dispatcher'
  const language = i18n.locale === 'en' ? 'en' : 'zh-CN'
  return (
    <div className="papers">
      <PageHead
        title={t`Papers`}
        line={
          <Trans>
            Lists and reports as files. Each download is recorded and stands in the file.
          </Trans>
        }
        aside={
          isReader ? (
            <Link to="/case-imports">
              <Trans>Import cases</Trans>
            </Link>
          ) : null
        }
      />
      {isReader || isDispatcher ? (
        <>
          {isReader ? <LineList area={actor.areaCode} language={language} /> : null}
          <Panel title={t`Contacts to transfer`}>
            <p className="soft">
              <Trans>
                Signed contacts who are not yet where they stay, with documents, phones and
                addresses.
              </Trans>
            </p>
            <TakeButton
              asked={{ what: 'contact-list', area: actor.areaCode, language }}
              purpose={isDispatcher ? 'transfer' : 'case-investigation'}
            >
              <Trans>Contact list (xlsx)</Trans>
            </TakeButton>
          </Panel>
          {isReader ? <TemplatesPart /> : null}
        </>
      ) : (
        <EmptyState title={t`This role takes no papers about cases`}>
          <Trans>Investigators, dispatchers and commanders do.</Trans>
        </EmptyState>
      )}
    </div>
  )
}

function LineList({ area, language }: { area: string; language: 'zh-CN' | 'en' }) {
  const { t } = useLingui()
  const id = useId()
  const areaName = useAreaName(area)
  const [query, setQuery] = useSearchParams()
  const today = cityDateOf(cityNow())
  const from = query.get('from') ?? cityDateOf(cityNow() - 6 * dayMs)
  const until = query.get('until') ?? today
  const isReady = isDay(from) && isDay(until) && from <= until
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(query)
    next.set(name, value)
    setQuery(next, { replace: true })
  }
  const day = (name: string, label: string, value: string) => (
    <span className="paper-day">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        type="date"
        value={value}
        onChange={(event) => change(name, event.target.value)}
      />
    </span>
  )
  return (
    <Panel title={t`Line list of cases`}>
      <div className="paper-field paper-days">
        {day('from', t`First day`, from)}
        {day('until', t`Last day`, until)}
        <span className="soft">{areaName}</span>
      </div>
      <TakeButton
        disabled={!isReady}
        asked={{
          what: 'line-list',
          area,
          language,
          from: isReady ? isoOf(cityInstant(from, '00:00')) : '',
          until: isReady ? isoOf(cityInstant(until, '00:00') + dayMs) : '',
        }}
      >
        <Trans>Line list (xlsx), names masked</Trans>
      </TakeButton>
    </Panel>
  )
}
