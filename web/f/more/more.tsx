import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { type Language, switchLanguage } from '../../i18n/language.ts'
import { Button } from '../../kit/button.tsx'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { chooseTheme, useTheme } from '../../shell/preferences.ts'
import { useTitle } from '../../shell/use-title.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import { useField } from '../engine/use-field.ts'
import { Head } from '../shell/head.tsx'
import { chooseVoice, type Voice, voiceNow } from '../sound/voice.ts'

/** How this phone looks and speaks. */
function Choices() {
  const { t, i18n } = useLingui()
  const theme = useTheme()
  const [voice, setVoice] = useState(voiceNow)
  return (
    <section className="f-stack" aria-label={t`This phone`}>
      <Segmented<Voice>
        label={t`Said aloud at a scan`}
        value={voice}
        options={[
          { value: 'name', word: t`Name and number` },
          { value: 'surname', word: t`Surname only` },
          { value: 'off', word: t`Tones only` },
        ]}
        onChange={(next) => {
          chooseVoice(next)
          setVoice(next)
        }}
      />
      <Segmented
        label={t`Light`}
        value={theme}
        options={[
          { value: 'light', word: t`Light` },
          { value: 'dark', word: t`Dark` },
        ]}
        onChange={(next) => chooseTheme(next)}
      />
      <Segmented<Language>
        label={t`Language`}
        value={i18n.locale === 'en' ? 'en' : 'zh-CN'}
        options={[
          { value: 'zh-CN', word: '中文' },
          { value: 'en', word: 'English' },
        ]}
        onChange={(next) => void switchLanguage(next)}
      />
    </section>
  )
}

/** Everything beside the loop: the tube that went wrong, the other pages, the shift, the phone. */
export function More() {
  const { t } = useLingui()
  const { station, account, book, update, unsent, isDemo, isCut } = useField()
  const [fault, setFault] = useState('')
  const { open } = station
  const engine = fieldEngine()
  useTitle(t`More`)
  async function leave() {
    const left = await engine.leave()
    if (!left.ok)
      setFault(
        left.why === 'tube-open' ? t`Seal the open tube first.` : t`Send the unsent work first.`,
      )
  }
  return (
    <>
      <Head />
      <Page title={t`More`} back={{ href: '/f/', word: t`Go back` }}>
        {update.isReady ? (
          <Notice
            tone="info"
            title={t`A new version is here`}
            action={
              <Button disabled={!update.mayUpdate} onClick={() => void engine.update()}>
                <Trans>Change now</Trans>
              </Button>
            }
          >
            <p>
              <Trans>Possible as soon as no tube is open and everything is sent.</Trans>
            </p>
          </Notice>
        ) : null}
        {open ? (
          <List label={t`This tube`}>
            {open.members.length > 0 ? (
              <ListRow
                title={t`Seal it now`}
                note={t`before it is full`}
                href="/f/sample?do=seal"
              />
            ) : null}
            <ListRow
              title={t`Move to a new tube`}
              note={t`fallen, torn, label unreadable`}
              href="/f/sample?do=move"
            />
            <ListRow
              title={t`Void it`}
              note={t`everybody in it is sampled again`}
              href="/f/sample?do=void"
            />
          </List>
        ) : null}
        <List label={t`Pages`}>
          <ListRow title={t`Take samples`} href="/f/sample" />
          <ListRow title={t`Boxes`} href="/f/box" />
          <ListRow title={t`Register somebody`} href="/f/register" />
          <ListRow title={t`Door to door`} href="/f/doors" />
          <ListRow title={t`Unsent work`} href="/f/unsent" />
          <ListRow title={t`Receive work of another phone`} href="/f/receive" />
          <ListRow title={t`Self-test`} note={t`scan, sound, storage, clock`} href="/f/selftest" />
          <ListRow
            title={t`Hand over the shift`}
            note={t`${station.samples} people, ${station.tubes} tubes`}
            href="/f/shift"
          />
        </List>
        <Choices />
        {isDemo ? (
          <Button aria-pressed={isCut} onClick={() => engine.cutNetwork(!isCut)}>
            {isCut ? <Trans>Network back</Trans> : <Trans>Cut the network</Trans>}
          </Button>
        ) : null}
        {fault ? <Notice tone="late" title={fault} /> : null}
        <div className="f-two">
          {book ? (
            <Button onClick={() => void leave()}>
              <Trans>Another site</Trans>
            </Button>
          ) : null}
          {account && unsent.count > 0 ? (
            <a className="k-button" href="/f/shift">
              <Trans>Hand over and sign out</Trans>
            </a>
          ) : account ? (
            <Button onClick={() => void engine.signOut()}>
              <Trans>Sign out</Trans>
            </Button>
          ) : (
            <a className="k-button" href="/f/enter">
              <Trans>Sign in</Trans>
            </a>
          )}
        </div>
      </Page>
    </>
  )
}
