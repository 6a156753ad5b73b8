import type { Translation } from './translation.ts';

/** What is said about templates, in Chinese. */
export const zhTemplates: readonly Translation[] = [
  ['unknown thing to do with templates', 'templates 没有这种用法'],
  ['list, check, find or copy', 'list、check、find 或 copy'],
  ['templates {} takes nothing more', 'templates {1} 不带其他参数'],
  ['the folder of templates does not exist', '模板文件夹不存在'],
  [
    'name the folder that holds your templates with --templates or ETF_DIGEST_TEMPLATES',
    '请用 --templates 或 ETF_DIGEST_TEMPLATES 指明模板文件夹',
  ],
  // find
  ['no words to find', '没有写明要找的字句'],
  ['words of a digest: {}', '快讯中的字句：{1}'],
  ['no template prints these words', '没有模板会写出这些字句'],
  ['try fewer words, without amounts and names', '请缩短字句，略去金额和名称'],
  ['another language has its own: --lang en', '其他语言另有模板：--lang en'],
  [
    'no file has these words as they stand: these lines print them',
    '没有文件原样含有这些字句，写出它们的是这几行',
  ],
  ['no template prints “{}”', '没有模板会写出“{1}”'],
  ['{} is in force in place of {}, which has these words', '现用 {1}，含有这些字句的 {2} 未被采用'],
  ['{} is in force in place of {}', '现用 {1}，而非 {2}'],
  ['to change it: {}', '要修改：{1}'],
  // copy
  ['no template is named', '没有写明模板名称'],
  ['names: {}', '名称：{1}'],
  ['etf-digest templates list names them all', 'etf-digest templates list 会列出全部模板'],
  ['there is no such template', '没有这个模板'],
  ['did you mean {}?', '是否想输入 {1}？'],
  ['your own file is there already, and nothing was written', '你的文件已经存在，未写入任何内容'],
  ['change that file, or add --force to have it as it came', '请直接修改该文件；要恢复原样，请加 --force'],
  [
    'check the folder, its permissions and the free space, or name another with --templates',
    '请检查文件夹、权限和剩余空间，或用 --templates 另指文件夹',
  ],
  ['next: change the words, then run: {}', '下一步：改好字句，再运行：{1}'],
  [
    'to have them in every digest, put "templates": "{}" into the settings file',
    '要在每篇快讯中采用，请在设置文件中写上 "templates": "{1}"',
  ],
  // check
  ['{} is as it came', '{1} 与自带的相同'],
  ['before', '改前'],
  ['after', '改后'],
  [
    'before and after, {} of the {} days of the bundled history',
    '改前改后对照，取自带历史 {2} 个交易日中的 {1} 个',
  ],
  [
    'before and after, {} of the {} weeks of the bundled history',
    '改前改后对照，取自带历史 {2} 周中的 {1} 周',
  ],
  ['no day and no week of the bundled history shows the change', '自带历史的各日各周均不涉及这一改动'],
  ['before and after, {} of {} kinds of day', '改前改后对照，取 {2} 类日子中的 {1} 类'],
  ['the change shows on no day that was tried', '所试的各日均不涉及这一改动'],
  ['{} of the {} days stayed as before', '{2} 个交易日中，{1} 个与原来相同'],
  ['{} of the {} weeks stayed as before', '{2} 周中，{1} 周与原来相同'],
  ['{} of the {} kinds of day stayed as before', '{2} 类日子中，{1} 类与原来相同'],
  ['{} more changed', '另有 {1} 个也有改动'],
];
