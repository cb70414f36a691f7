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

import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.github.wssbackend.frame.ArrayReader;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.FrameReader;
import io.github.wssbackend.frame.FrameWriter;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;

/**
 * Reading a request down to its arguments and writing an answer: our codec, and what one
 * would write with a tree or with databind.
 *
 * @since 0.1.0
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final JsonCodec codec = new JsonCodec(this.mapper);

	private final ArrayReader add = present(
			this.codec.arrayReader(Collections.nCopies(2, new ArrayReader.Element(Integer.class, false))));

	private final String request = Requests.add(1234, 5678, 4711);

	private final int sum = 6912;

	private final JsonText callbackId = this.codec.encode(4711);

	/**
	 * Read a request as it goes through the dispatch.
	 * @return the sum of its arguments
	 */
	@Benchmark
	public int readRequest() {
		Frame.Request request = present(((Frame.Call) FrameReader.read(this.request)).request());
		@Nullable Object[] args = present(this.add.read(present(present(request.call()).args())));
		return (int) present(args[0]) + (int) present(args[1]);
	}

	private static <T> T present(@Nullable T part) {
		return Objects.requireNonNull(part, "a request has a call with arguments");
	}

	/**
	 * Read a request as a tree.
	 * @return the sum of its arguments
	 */
	@Benchmark
	public int readRequestByTree() {
		JsonNode args = this.mapper.readTree(this.request).get("args").get(0).get("args");
		return args.get(0).intValue() + args.get(1).intValue();
	}

	/**
	 * Read a request into records.
	 * @return the sum of its arguments
	 */
	@Benchmark
	public int readRequestByDatabind() {
		int[] args = this.mapper.readValue(this.request, RequestFrame.class).args().call().args();
		return args[0] + args[1];
	}

	/**
	 * Write an answer.
	 * @return its text
	 */
	@Benchmark
	public String writeAnswer() {
		return FrameWriter.answer(this.callbackId, this.codec.encode(this.sum)).text();
	}

	/**
	 * Write an answer from a tree.
	 * @return its text
	 */
	@Benchmark
	public String writeAnswerByTree() {
		ObjectNode frame = this.mapper.createObjectNode().put("args", this.sum).put("callbackId", 4711);
		return this.mapper.writeValueAsString(frame);
	}

	/**
	 * Write an answer from a record.
	 * @return its text
	 */
	@Benchmark
	public String writeAnswerByDatabind() {
		return this.mapper.writeValueAsString(new AnswerFrame(this.sum, 4711));
	}

	record RequestFrame(String route, RequestArgs args) {
	}

	@JsonFormat(shape = JsonFormat.Shape.ARRAY)
	record RequestArgs(InnerCall call, String id, int callbackId) {
	}

	@SuppressWarnings("ArrayRecordComponent")
	record InnerCall(String route, int[] args) {
	}

	record AnswerFrame(Object args, int callbackId) {
	}

}
