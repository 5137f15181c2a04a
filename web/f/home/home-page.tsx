import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSearch } from 'wouter'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/states.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import { RefusedNotice, SendState } from '../shell/send-state.tsx'
import { byBuilding, standingOf } from './home-view.ts'
import { OneHome } from './one-home.tsx'
import { useHomes } from './use-homes.ts'
import { standingWords } from './words.ts'
import './home.css'

/** The grid worker's homes by building: who has to be seen to today. Works without network; what is noted is sent when there is some. */
export function HomePage() {
  const { t } = useLingui()
  const format = useFormats()
  const { homes, at, cause, again, done, isThere, unsent, refused } = useHomes()
  const asked = new URLSearchParams(useSearch()).get('stay')
  const rows = homes?.stays ?? []
  const one = rows.find(({ stay }) => stay === asked)
  useTitle(one ? `${one.buildingName} ${one.unit}-${one.door}` : t`My homes`)
  const now = fieldEngine().now()
  const state = <SendState isThere={isThere} unsent={unsent} />
  const warning = <RefusedNotice refused={refused} />
  if (one)
    return (
      <Page
        title={`${one.unit}-${one.door}`}
        aside={state}
        back={{ href: '/f/home', word: t`My homes` }}
      >
        {warning}
        <OneHome key={one.stay} row={one} done={done} isThere={isThere} />
      </Page>
    )
  return (
    <Page title={t`My homes`} aside={state}>
      {warning}
      {homes === null ? (
        cause ? (
          <ErrorState cause={cause} onRetry={again} />
        ) : (
          <Skeleton rows={5} />
        )
      ) : rows.length === 0 ? (
        <EmptyState title={t`Nobody is kept at home in your buildings`}>
          <Trans>Whoever an order keeps at home stands here within a minute.</Trans>
        </EmptyState>
      ) : (
        <>
          {at === null ? null : (
            <p className="hm-note">
              <Trans>As of {format.time(at)}, and what this phone has done since</Trans>
            </p>
          )}
          {byBuilding(rows, done, now).map(({ building, left, homes: inside }) => (
            <section key={building} className="hm-building">
              <h2>
                <span lang="zh-CN">{building}</span>{' '}
                <small>
                  {left === 0 ? (
                    <Trans>all seen</Trans>
                  ) : (
                    <Plural value={left} one="# home left" other="# homes left" />
                  )}
                </small>
              </h2>
              <List label={building}>
                {inside.map((row) => {
                  const { tone, word } = standingWords[standingOf(row, done, now)]
                  const more = [
                    row.testDue ? t`swab today` : '',
                    row.requests > 0 ? t`asks for something` : '',
                    row.out ? t`out for care` : '',
                  ].filter((part) => part !== '')
                  return (
                    <ListRow
                      key={row.stay}
                      href={`/f/home?stay=${row.stay}`}
                      title={
                        <>
                          {row.unit}-{row.door} <span lang="zh-CN">{row.nameMasked}</span>
                        </>
                      }
                      note={[format.text(row.placeName), ...more].join(' · ')}
                      aside={<Tag tone={tone}>{t(word)}</Tag>}
                    />
                  )
                })}
              </List>
            </section>
          ))}
        </>
      )}
    </Page>
  )
}
