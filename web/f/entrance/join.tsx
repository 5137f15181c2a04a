import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { queryOf, read } from '../../api/client.ts'
import type { Me, RoundView, Site } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { SelectField } from '../../kit/select-field.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/states.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import { useField } from '../engine/use-field.ts'
import { nearSites } from './near.ts'

type Choices = { actor: Me['actor']; rounds: RoundView[] }
const shownMax = 20

/** Which round and which site this phone works for; its people are then on the phone for a shift without network. */
export function Join() {
  const { t } = useLingui()
  const format = useFormats()
  const { account, people } = useField()
  const [choices, setChoices] = useState<Choices | null>(null)
  const [round, setRound] = useState('')
  const [sites, setSites] = useState<Site[] | null>(null)
  const [wanted, setWanted] = useState('')
  const [joining, setJoining] = useState<Site | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  useTitle(t`Choose a site`)

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the person or the turn changes
  useEffect(() => {
    setFault(null)
    Promise.all([read<Me>('/me'), read<{ rounds: RoundView[] }>('/rounds')]).then(
      ([{ actor }, { rounds }]) => {
        const open = rounds.filter(({ closedAt }) => closedAt === null)
        setChoices({ actor, rounds: open })
        setRound(open[0]?.round ?? '')
      },
      setFault,
    )
  }, [account?.id, turn])

  const area = choices?.actor.areaCode ?? ''
  useEffect(() => {
    setSites(null)
    if (round === '') return
    read<{ sites: Site[] }>(`/rounds/${round}/sites${queryOf({ area })}`).then(
      ({ sites: all }) => setSites(all),
      setFault,
    )
  }, [round, area])

  async function join(site: Site) {
    setJoining(site)
    setFault(null)
    try {
      await fieldEngine().join(round, site.id)
    } catch (cause) {
      setFault(cause)
      setJoining(null)
    }
  }

  const actor = choices?.actor
  const near = actor && sites ? nearSites(sites, actor, wanted.trim()) : null
  if (joining && !fault)
    return (
      <Page title={joining.name}>
        <p role="status">
          <Trans>Taking the roster of this site: {people} people so far</Trans>
        </p>
        <progress className="f-wide" aria-label={t`Taking the roster`} />
      </Page>
    )
  return (
    <Page
      title={t`Where do you work today?`}
      aside={
        <Button onClick={() => void fieldEngine().signOut()}>
          <Trans>Sign out</Trans>
        </Button>
      }
    >
      {fault ? <ErrorState cause={fault} onRetry={() => setTurn((before) => before + 1)} /> : null}
      {choices && choices.rounds.length === 0 ? (
        <EmptyState title={t`No round is open`} />
      ) : (
        <>
          <SelectField
            label={t`Round`}
            value={round}
            options={(choices?.rounds ?? []).map((one) => ({
              value: one.round,
              word: format.text({ zh: one.titleZh, en: one.titleEn }),
            }))}
            onChange={setRound}
          />
          <TextField
            label={t`Find a site by name`}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          {near === null && !fault ? <Skeleton rows={6} /> : null}
          {near && near.length > 0 ? (
            <List label={t`Sites, nearest first`}>
              {near.slice(0, shownMax).map((site) => (
                <ListRow
                  key={site.id}
                  title={<span lang="zh-CN">{site.name}</span>}
                  note={actor?.unit === `site:${site.id}` ? t`your own site` : site.areaCode}
                  aside={t`No. ${site.id}`}
                  onClick={() => void join(site)}
                />
              ))}
            </List>
          ) : null}
          {near?.length === 0 ? <EmptyState title={t`No site fits`} /> : null}
        </>
      )}
    </Page>
  )
}
