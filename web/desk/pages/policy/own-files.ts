/** A file of rules that is being written. */
export type OwnFile = { file: string; text: string }

/** Files to begin with: a notice of the city over the modules of a pack, the pack itself, and its first case. */
export function firstFiles(
  { day, last }: { day: string; last: string },
  modules: readonly string[],
): OwnFile[] {
  return [
    {
      file: 'modules/city-notice-1.yaml',
      text: `# Only what this notice says; everything else stays. Values without a source have the grade DESIGN.
id: city-notice-1
kind: local-notice
title: { zh: 本市通告第1号, en: Notice 1 of the city }
effective_from: { v: '${day}', src: [], grade: DESIGN }
says:
  appeals:
    decision_hours: { v: 12, src: [], grade: DESIGN, note: 'faster than the platform asks' }
`,
    },
    {
      file: 'packs/city-1.yaml',
      text: `id: city-1
title: { zh: 本市规则第1版, en: Rules of the city 1 }
effective_from: { v: '${day}', src: [], grade: DESIGN }
effective_to: { v: '${last}', src: [], grade: DESIGN }     # its last day; everything ends
modules:
${[...modules, 'city-notice-1'].map((id) => `  - ${id}`).join('\n')}
`,
    },
    {
      file: 'packs/city-1.cases.yaml',
      text: `# Facts, a moment, one question, and the answer that a person took from the text.
line: city-1
cases:
  - { id: first-second, at: '${day} 00:00:00', pack: {}, expect: { pack: city-1 } }
  - { id: decided-in-12-hours, at: '${day} 12:00:00', value: { path: appeals.decision_hours }, expect: { v: 12 } }
`,
    },
  ]
}

/** The pack that the files hold, by the name of its file; null where there is none. */
export function packOfFiles(files: readonly OwnFile[]): string | null {
  for (const { file } of files) {
    const found = /^packs\/([a-z0-9-]+)\.yaml$/.exec(file)
    if (found?.[1] !== undefined) return found[1]
  }
  return null
}
