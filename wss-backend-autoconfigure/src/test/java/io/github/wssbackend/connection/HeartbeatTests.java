/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.connection;

import java.time.Duration;

import io.github.wssbackend.connection.Heartbeat.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatTests {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	/**
	 * The clock of {@code System.nanoTime()} may begin anywhere, and run over.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 0, -26 * 1_000_000_000L, Long.MAX_VALUE - 26 * 1_000_000_000L })
	void silentPeerIsAskedAfterTheIntervalAndDeadAfterTheTimeout(long start) {
		Heartbeat heartbeat = heartbeat(start);
		assertThat(heartbeat.check(start + 24 * SECOND, start + 25 * SECOND)).isEqualTo(Verdict.ALIVE);
		assertThat(heartbeat.check(start + 25 * SECOND, start + 26 * SECOND)).isEqualTo(Verdict.ASK);
		heartbeat.asked(start + 25 * SECOND, start + 25 * SECOND);
		assertThat(heartbeat.check(start + 26 * SECOND, start + 27 * SECOND)).isEqualTo(Verdict.ALIVE);
		assertThat(heartbeat.check(start + 35 * SECOND - 1, start + 36 * SECOND)).isEqualTo(Verdict.ALIVE);
		assertThat(heartbeat.check(start + 35 * SECOND, start + 36 * SECOND)).isEqualTo(Verdict.DEAD);
	}

	@Test
	void peerIsAskedWhenTheNextLookWouldBeTooLate() {
		assertThat(heartbeat(0).check(24 * SECOND, 25 * SECOND + 1)).isEqualTo(Verdict.ASK);
	}

	@Test
	void peerThatSpeaksIsNeverAsked() {
		Heartbeat heartbeat = heartbeat(0);
		for (long now = 0; now < 100; now += 20) {
			heartbeat.heard(now * SECOND);
			assertThat(heartbeat.check((now + 20) * SECOND, (now + 21) * SECOND)).isEqualTo(Verdict.ALIVE);
		}
	}

	@Test
	void peerThatAnsweredIsAskedAgainAfterAnotherInterval() {
		Heartbeat heartbeat = asked(25);
		heartbeat.heard(34 * SECOND);
		assertThat(heartbeat.check(36 * SECOND, 37 * SECOND)).isEqualTo(Verdict.ALIVE);
		assertThat(heartbeat.check(58 * SECOND, 59 * SECOND)).isEqualTo(Verdict.ALIVE);
		assertThat(heartbeat.check(59 * SECOND, 60 * SECOND)).isEqualTo(Verdict.ASK);
	}

	@Test
	void answerThatComesWhileTheQuestionIsSentCounts() {
		Heartbeat heartbeat = heartbeat(0);
		heartbeat.check(25 * SECOND, 26 * SECOND);
		heartbeat.heard(26 * SECOND);
		heartbeat.asked(25 * SECOND, 27 * SECOND);
		assertThat(heartbeat.check(40 * SECOND, 41 * SECOND)).isEqualTo(Verdict.ALIVE);
	}

	@Test
	void timeoutRunsFromTheMomentTheQuestionWasSent() {
		Heartbeat heartbeat = heartbeat(0);
		heartbeat.check(25 * SECOND, 26 * SECOND);
		assertThat(heartbeat.check(60 * SECOND, 61 * SECOND)).isEqualTo(Verdict.ALIVE);
		heartbeat.asked(25 * SECOND, 61 * SECOND);
		assertThat(heartbeat.check(70 * SECOND, 71 * SECOND)).isEqualTo(Verdict.ALIVE);
		assertThat(heartbeat.check(71 * SECOND, 72 * SECOND)).isEqualTo(Verdict.DEAD);
	}

	@Test
	void peerThatCouldNotBeAskedIsAskedNextTime() {
		Heartbeat heartbeat = heartbeat(0);
		heartbeat.check(25 * SECOND, 26 * SECOND);
		heartbeat.notAsked();
		assertThat(heartbeat.check(90 * SECOND, 91 * SECOND)).isEqualTo(Verdict.ASK);
	}

	@Test
	void restartGivesTheWholeTimeAnew() {
		Heartbeat heartbeat = asked(25);
		heartbeat.restart(100 * SECOND);
		assertThat(heartbeat.check(100 * SECOND, 101 * SECOND)).isEqualTo(Verdict.ALIVE);
		assertThat(heartbeat.check(125 * SECOND, 126 * SECOND)).isEqualTo(Verdict.ASK);
	}

	@Test
	void questionFromBeforeARestartCountsNoMore() {
		Heartbeat heartbeat = heartbeat(0);
		heartbeat.check(25 * SECOND, 26 * SECOND);
		heartbeat.restart(30 * SECOND);
		heartbeat.asked(25 * SECOND, 31 * SECOND);
		assertThat(heartbeat.check(54 * SECOND, 55 * SECOND)).isEqualTo(Verdict.ALIVE);
		assertThat(heartbeat.check(55 * SECOND, 56 * SECOND)).isEqualTo(Verdict.ASK);
	}

	private static Heartbeat heartbeat(long start) {
		return new Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(10), start);
	}

	private static Heartbeat asked(long second) {
		Heartbeat heartbeat = heartbeat(0);
		assertThat(heartbeat.check(second * SECOND, (second + 1) * SECOND)).isEqualTo(Verdict.ASK);
		heartbeat.asked(second * SECOND, second * SECOND);
		return heartbeat;
	}

}
