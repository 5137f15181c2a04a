import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useEffect, useState } from 'react'
import { read } from '../../api/client.ts'
import type { Account, Role } from '../../api/wire.ts'
import { Button } from '../../kit/button.tsx'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import { useField } from '../engine/use-field.ts'

const fieldRoles = [
  'sampler',
  'registrar',
  'courier',
  'grid-worker',
  'checkpoint-guard',
  'site-worker',
  'site-manager',
  'driver',
] as const
type FieldRole = (typeof fieldRoles)[number]
const isFieldRole = (role: Role): role is FieldRole => fieldRoles.some((one) => one === role)
const shownMax = 12

/** Signing in, and what came of it. */
function useEntering() {
  const [fault, setFault] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  return {
    fault,
    isBusy,
    async enter(signInName: string, password?: string) {
      setBusy(true)
      setFault(null)
      try {
        await fieldEngine().signIn(signInName, password)
        // Who was led here from the middle of the work goes back to it.
        if (location.pathname.startsWith('/f/enter')) history.back()
      } catch (cause) {
        setFault(cause)
      } finally {
        setBusy(false)
      }
    },
  }
}

/** Where somebody belongs: a site by its number, others by the words that they were entered with. */
function Unit({ unit }: { unit: string }) {
  const site = /^site:(\d+)$/.exec(unit)?.[1]
  return site === undefined ? <span lang="zh-CN">{unit}</span> : <Trans>Site {site}</Trans>
}

/** In the demo one enters as any of the people of the field, without a password. */
function DemoPeople(props: { accounts: readonly Account[]; onEnter(signInName: string): void }) {
  const { t } = useLingui()
  const [role, setRole] = useState<FieldRole>('sampler')
  const [wanted, setWanted] = useState('')
  const words: Record<FieldRole, string> = {
    sampler: t`Sampler`,
    registrar: t`Registrar`,
    courier: t`Courier`,
    'grid-worker': t`Grid worker`,
    'checkpoint-guard': t`Checkpoint guard`,
    'site-worker': t`Isolation-site worker`,
    'site-manager': t`Isolation-site manager`,
    driver: t`Driver`,
  }
  const fitting = props.accounts.filter(
    (one) =>
      one.role === role && `${one.displayName} ${one.signInName} ${one.unit}`.includes(wanted),
  )
  return (
    <section className="f-stack" aria-labelledby="f-demo">
      <h2 id="f-demo">
        <Trans>Demo: enter as</Trans>
      </h2>
      <Segmented<FieldRole>
        label={t`Role`}
        value={role}
        options={fieldRoles.map((value) => ({ value, word: words[value] }))}
        onChange={setRole}
      />
      <TextField
        label={t`Find by name or site`}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <List label={words[role]}>
        {fitting.slice(0, shownMax).map((one) => (
          <ListRow
            key={one.id}
            title={<span lang="zh-CN">{one.displayName}</span>}
            note={<Unit unit={one.unit} />}
            aside={one.signInName}
            onClick={() => props.onEnter(one.signInName)}
          />
        ))}
      </List>
      {fitting.length > shownMax ? (
        <p className="f-soft">
          <Trans>and {fitting.length - shownMax} more: type a part of the name</Trans>
        </p>
      ) : null}
    </section>
  )
}

/** The door of the field: name and password; the phone keeps what it has for whoever comes next. */
export function Enter() {
  const { t } = useLingui()
  const { fault, isBusy, enter } = useEntering()
  const { unsent } = useField()
  const [signInName, setName] = useState('')
  const [password, setPassword] = useState('')
  const [people, setPeople] = useState<Account[]>([])
  useTitle(t`Sign in`)
  useEffect(() => {
    read<{ accounts: Account[] }>('/demo/accounts').then(
      ({ accounts }) => setPeople(accounts.filter(({ role }) => isFieldRole(role))),
      // Not a demo city, or no network: name and password remain.
      () => setPeople([]),
    )
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter(signInName.trim(), password)
  }
  return (
    <Page title={t`Field: sign in`}>
      {unsent.count > 0 ? (
        <Notice tone="wait" title={t`${unsent.count} unsent on this phone`}>
          <p>
            <Trans>Nothing is lost. It is sent as soon as somebody has signed in.</Trans>
          </p>
        </Notice>
      ) : null}
      {fault ? <ErrorState cause={fault} /> : null}
      <form className="f-stack" onSubmit={submit}>
        <TextField
          label={t`Name`}
          value={signInName}
          autoComplete="username"
          autoCapitalize="none"
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t`Password`}
          type="password"
          value={password}
          autoComplete="current-password"
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button
          type="submit"
          tone="main"
          disabled={isBusy || signInName.trim() === '' || password === ''}
        >
          <Trans>Sign in</Trans>
        </Button>
      </form>
      {people.length > 0 ? (
        <DemoPeople accounts={people} onEnter={(name) => void enter(name)} />
      ) : null}
    </Page>
  )
}
