import type { Command } from 'commander'
import { answering } from './answering.ts'

export type AppointOptions = {
  key: string
  out: string
  officer: string
  unit: string
  area: string
  powers: string
  credential: string
  publicKey: string
  from: string
  until: string
}
export type DismissOptions = { key: string; out: string; post: string; at: string }

/** `authority make | appoint | dismiss`: what the appointing authority does on a machine of its own, without any city. */
export function registerAuthority(program: Command): void {
  const group = program
    .command('authority')
    .description('appoint officers and end their posts, off line · 任命机关（离线）')
  answering<{ key: string; out: string; site: string; origin: string[] }>(
    group
      .command('make')
      .description('make the key of the authority and the trust.json of the city · 生成密钥')
      .requiredOption('--key <file>', 'where the private key goes; it stays on this machine')
      .requiredOption('--out <file>', 'the trust.json for the data folder of the city')
      .requiredOption('--site <name>', 'the site for which passkeys sign, such as bihuan.example')
      .requiredOption(
        '--origin <address...>',
        'addresses of the pages, such as https://bihuan.example',
      ),
    async (_, options) => (await import('./authority-make.ts')).makeAuthority(options),
  )
  answering<AppointOptions>(
    group
      .command('appoint')
      .description('sign a post with its passkey, for appointment.import · 签发任命')
      .requiredOption('--key <file>', 'the private key of the authority')
      .requiredOption('--out <file>', 'the signed appointment; one that is there is added to')
      .requiredOption('--officer <account>', 'the account, as the desk shows it under Officers')
      .requiredOption('--unit <unit>', 'the unit of that account')
      .requiredOption('--area <code>', 'leading digits of the districts the post is good for')
      .requiredOption('--powers <list>', 'such as issue,approve,lift')
      .requiredOption('--credential <id>', 'the passkey that was enrolled')
      .requiredOption('--public-key <key>', 'its public key')
      .requiredOption('--from <moment>', 'such as 2026-12-01T00:00:00+08:00')
      .requiredOption('--until <moment>', 'every post ends; who stays is appointed again'),
    async (_, options) => (await import('./authority-appoint.ts')).appoint(options),
  )
  answering<DismissOptions>(
    group
      .command('dismiss')
      .description('end a post early · 提前终止任命')
      .requiredOption('--key <file>', 'the private key of the authority')
      .requiredOption('--out <file>', 'the signed dismissal; one that is there is added to')
      .requiredOption('--post <id>', 'the id of the appointment')
      .requiredOption('--at <moment>', 'the first moment without the post'),
    async (_, options) => (await import('./authority-appoint.ts')).dismiss(options),
  )
}
