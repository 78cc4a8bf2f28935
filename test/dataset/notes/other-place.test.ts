/** Words by which somebody below the city speaks of itself, and words of a city office that only look like them. */
import { expect, it } from 'vitest';
import { otherPlaceWords } from '../../../src/dataset/notes/other-place.ts';
import { datasetOf } from '../a-round.ts';

const { round } = datasetOf({});

it.each([
  ['围绕村委的中心工作，推动全村妇女工作发展。', ['围绕村委的中心', '全村']],
  ['我村妇代会组织活动12场。', ['我村']],
  ['本社区设立维权站。', ['本社区']],
  ['全鎮婦女參加，全村動員。', ['全鎮', '全村']],
  ['推动全村发展，宣传《浙江省实施<妇女权益保障法>办法》。', ['全村', '浙江省']],
  ['全市村、社区妇联换届完成，全镇（街）覆盖。', []],
  ['指导我市各村委会建立妇女议事会。', []],
  ['实施全面振兴，推进本乡振兴试点。', []],
  ['推广沙坪街道的经验，全镇推开。', []],
  ['溪口镇三角坪村由村妇女主任包片，全村14名孕妇逐人建册，全镇19个村推开。', []],
  ['白云街道：全街道建站12个，全社区参加。', []],
  ['加强农村社区建设，全村动员，全镇参加。', ['全村', '全镇']],
  ['在城乡社区开展宣传，全村动员，全镇参加。', ['全村', '全镇']],
  ['学习浙江省经验。', []],
  ['溪口镇由妇女主任上门，全村14名孕妇建册，全镇19个村推开。', []],
  ['在农村开展宣传，全村、全镇妇女参加。', ['全村', '全镇']],
  ['溪口镇的经验是：我村设联络员。', ['我村']],
  ['', []],
])('%s', (text, words) => {
  expect(otherPlaceWords([text], round)).toEqual(words);
});

it('leaves a town its own 我镇', () => {
  expect(otherPlaceWords(['我镇开展活动，全镇参加。'], { ...round, area: { ...round.area, self: '我镇' } })).toEqual(
    [],
  );
});
