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

package io.github.wssbackend.benchmarks.jmh;

import java.util.Collection;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the benchmarks measure is what they say, and JMH can run each of them.
 */
class BenchmarkBodiesTests {

	@Test
	void everyWayToReadGivesTheSameSum() {
		CodecBenchmark codec = new CodecBenchmark();
		assertThat(codec.readRequest()).isEqualTo(1234 + 5678);
		assertThat(codec.readRequestByTree()).isEqualTo(codec.readRequest());
		assertThat(codec.readRequestByDatabind()).isEqualTo(codec.readRequest());
	}

	@Test
	void everyWayToWriteGivesTheSameText() {
		CodecBenchmark codec = new CodecBenchmark();
		assertThat(codec.writeAnswer()).isEqualTo("{\"args\":6912,\"callbackId\":4711}");
		assertThat(codec.writeAnswerByTree()).isEqualTo(codec.writeAnswer());
		assertThat(codec.writeAnswerByDatabind()).isEqualTo(codec.writeAnswer());
	}

	@Test
	void requestsAreAnsweredBeforeTheyReturn() {
		DispatchBenchmark dispatch = new DispatchBenchmark();
		try {
			assertThat(dispatch.plainNode()).hasToString("{\"args\":6912,\"callbackId\":4711}");
			assertThat(dispatch.nonBlockingNode()).hasToString("{\"args\":6912,\"callbackId\":4711}");
			assertThat(dispatch.unknownNode()).asString().contains("route-not-found");
		}
		finally {
			dispatch.close();
		}
	}

	@Test
	void requestsOfOneReadAreAllAnsweredWhenItEnds() {
		DispatchBenchmark dispatch = new DispatchBenchmark();
		try {
			assertThat(dispatch.nonBlockingNodePipelined()).isEqualTo(DispatchBenchmark.PIPELINED);
		}
		finally {
			dispatch.close();
		}
	}

	@Test
	void anOutputReachesEverySubscriberOnce() {
		FanOutBenchmark fanOut = new FanOutBenchmark();
		try {
			fanOut.publish();
			assertThat(fanOut.peers()).hasSize(FanOutBenchmark.PEERS).allSatisfy((peer) -> {
				assertThat(peer.received()).isEqualTo(2);
				assertThat(peer.newest()).asString()
					.startsWith("{\"args\":{\"n\":4711,")
					.endsWith("\"callbackId\":\"tick\"}");
			});
		}
		finally {
			fanOut.close();
		}
	}

	@Test
	void jmhRunsEveryBenchmark() throws RunnerException {
		Collection<RunResult> results = new Runner(new OptionsBuilder().include(getClass().getPackageName())
			.forks(0)
			.warmupIterations(0)
			.measurementIterations(1)
			.mode(Mode.SingleShotTime)
			.verbosity(VerboseMode.SILENT)
			.shouldFailOnError(true)
			.build()).run();
		assertThat(results).extracting((result) -> result.getParams().getBenchmark())
			.anyMatch((name) -> name.contains("CodecBenchmark"))
			.anyMatch((name) -> name.contains("DispatchBenchmark"))
			.anyMatch((name) -> name.contains("FanOutBenchmark"));
	}

}
