import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Popover, Select } from 'antd'
import { purposesOf } from '../../api/access.ts'
import { questions } from '../../api/questions.ts'
import type { Me, Purpose } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { choosePurpose, usePurpose } from '../../shell/preferences.ts'
import { useAreaName, useMe } from '../../shell/use-me.ts'
import { useSignIn, useSignOut } from '../../shell/use-sign-in.ts'
import { purposeWords, roleWords } from '../../shell/words.ts'
import { Icon } from '../../ui/desk/icon.tsx'

function ActAs({ actor }: { actor: Me['actor'] }) {
  const { t } = useLingui()
  const accounts = useQuery(questions.demoAccounts()).data?.accounts ?? []
  const signIn = useSignIn()
  return (
    <label htmlFor="act-as">
      <Trans>Act as</Trans>
      <Select<string>
        id="act-as"
        value={accounts.find((one) => one.id === actor.id)?.signInName ?? null}
        loading={signIn.isPending}
        showSearch={{ optionFilterProp: 'label' }}
        options={accounts.map(({ signInName, role, displayName }) => ({
          value: signInName,
          label: `${t(roleWords[role])} · ${displayName}`,
        }))}
        onChange={(signInName) => signIn.mutate({ signInName })}
      />
    </label>
  )
}

function PurposeChoice({ actor }: { actor: Me['actor'] }) {
  const { t } = useLingui()
  const purpose = usePurpose()
  const allowed = purposesOf[actor.role] ?? []
  if (allowed.length === 0) {
    return (
      <p className="faint">
        <Trans>This role reads no person's record.</Trans>
      </p>
    )
  }
  return (
    <>
      <label htmlFor="read-purpose">
        <Trans>Purpose of reading about people</Trans>
        <Select<Purpose | ''>
          id="read-purpose"
          value={purpose ?? ''}
          options={[
            { value: '' as const, label: t`Asked each time` },
            ...allowed.map((value) => ({ value, label: t(purposeWords[value]) })),
          ]}
          onChange={(value) => choosePurpose(value === '' ? null : value)}
        />
      </label>
      <p className="faint">
        <Trans>
          Each reading of a named person is recorded with its purpose, and the person can see it.
        </Trans>
      </p>
    </>
  )
}

function ActorPanel({ me }: { me: Me }) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = me
  const area = useAreaName(actor.areaCode)
  const signOut = useSignOut()
  return (
    <div className="actor-panel">
      <p>
        <b>{actor.name}</b>
        <br />
        <span className="soft">
          {t(roleWords[actor.role])} · {format.area(actor.areaCode, area)}
        </span>
      </p>
      {me.demo ? <ActAs actor={actor} /> : null}
      <PurposeChoice actor={actor} />
      <nav className="other-shells" aria-label={t`Other pages`}>
        <a href="/f/">
          <Trans>In the field</Trans>
        </a>
        <a href="/m/">
          <Trans>For residents</Trans>
        </a>
        <a href="/screen/">
          <Trans>On the wall</Trans>
        </a>
      </nav>
      <Button onClick={() => signOut.mutate()} loading={signOut.isPending}>
        <Trans>Sign out</Trans>
      </Button>
    </div>
  )
}

/** Who acts, in which role and area, and for which purpose; in the demo the role can be changed here. */
export function ActorMenu() {
  const { t } = useLingui()
  const { me } = useMe()
  const purpose = usePurpose()
  if (!me) return null
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={<ActorPanel me={me} />}>
      <button
        type="button"
        className="actor-button"
        aria-haspopup="dialog"
        // On a narrow page the word is not shown.
        aria-label={t(roleWords[me.actor.role])}
      >
        <Icon name="person" size={16} />
        <span className="actor-word">{t(roleWords[me.actor.role])}</span>
        {purpose ? <i className="actor-purpose" title={t(purposeWords[purpose])} /> : null}
        <Icon name="down" size={12} />
      </button>
    </Popover>
  )
}
