import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { type PolicyView, policyQuestion } from './questions.ts'
import { PolicyTabs } from './tabs.tsx'
import { useMoment } from './use-moment.ts'
import { Values } from './values.tsx'
import './policy.css'

/** The rules that hold now, or a pack by its name: every value with where it comes from. The address holds what is shown. */
export function PolicyPage() {
  const { t } = useLingui()
  const [address, setAddress] = useSearchParams()
  const pack = address.get('pack') ?? ''
  const isOpenOnly = address.get('only') === 'open'
  const answer = useQuery(policyQuestion(pack))
  useTitle(t`Rules`)
  const view = answer.data
  if (!view)
    return (
      <div className="policy">
        <PageHead title={t`Rules`} />
        <PolicyTabs />
        {answer.isError ? (
          <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <Skeleton rows={12} />
        )}
      </div>
    )
  const open = view.values.filter(({ binds }) => !binds)
  const shown = isOpenOnly ? open : view.values
  const setOnly = (isOn: boolean) => {
    const next = new URLSearchParams(address)
    if (isOn) next.set('only', 'open')
    else next.delete('only')
    setAddress(next, { replace: true })
  }
  return (
    <div className="policy">
      <Head view={view} />
      <PolicyTabs />
      <p className="policy-tools">
        <span>
          <Plural value={view.values.length} one="# value" other="# values" />
        </span>
        <Checkbox checked={isOpenOnly} onChange={(event) => setOnly(event.target.checked)}>
          <Trans>only what binds nobody yet ({open.length})</Trans>
        </Checkbox>
      </p>
      {shown.length === 0 ? (
        <EmptyState title={t`Every value is verified or confirmed`}>
          <Trans>Nothing in these rules waits for anybody's word.</Trans>
        </EmptyState>
      ) : (
        <Values values={shown} sources={view.sources} />
      )}
      {isOpenOnly ? null : <Beyond view={view} />}
    </div>
  )
}

function Head({ view }: { view: PolicyView }) {
  const format = useFormats()
  const moment = useMoment()
  const { pack, adopted } = view
  return (
    <PageHead
      title={format.text(pack.title)}
      line={
        <>
          {adopted ? (
            <StatusTag tone="ok">
              <Trans>in force</Trans>
            </StatusTag>
          ) : (
            <StatusTag tone="wait">
              <Trans>not adopted: nobody can order by it</Trans>
            </StatusTag>
          )}
          <span>
            {pack.until === null ? (
              <Trans>from {moment(pack.from)}</Trans>
            ) : (
              <Trans>
                from {moment(pack.from)} until {moment(pack.until)}
              </Trans>
            )}
          </span>
          <code className="faint">{pack.id}</code>
          <Link to="/policy/packs">
            <Trans>all packs</Trans>
          </Link>
        </>
      }
    />
  )
}

/** What becomes of open cases, which modules say all this, and what nobody has found. */
function Beyond({ view }: { view: PolicyView }) {
  const format = useFormats()
  const { t } = useLingui()
  return (
    <>
      {view.transition.length > 0 ? (
        <Panel title={t`What became of open cases when it began`}>
          <ul className="policy-plain">
            {view.transition.map((one) => (
              <li key={`${one.of} ${one.name}`}>
                <b>{format.text(one.label)}</b> {format.text(one.text)}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <Panel title={t`Where it is written`}>
        <ul className="policy-plain">
          {view.modules.map((one) => (
            <li key={one.id}>
              <b>{format.text(one.title)}</b> <code className="faint">{one.id}</code>
            </li>
          ))}
        </ul>
      </Panel>
      {view.unknown.length > 0 ? (
        <Panel title={t`What nobody has found`}>
          <ul className="policy-plain">
            {view.unknown.map((one) => (
              <li key={one.en}>{format.text(one)}</li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  )
}
