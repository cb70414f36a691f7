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

package io.github.wssbackend.frame;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.WssMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FrameWriterTests {

	private final JsonCodec codec = new JsonCodec(JsonMapper.shared());

	@Test
	void setIdTellsTheDialectOnlyToThoseWhoSpeakIt() {
		assertFrame(FrameWriter.setId("socket1", false), "{\"route\":\"setId\",\"args\":\"socket1\"}");
		assertFrame(FrameWriter.setId("socket1", true),
				"{\"route\":\"setId\",\"args\":\"socket1\",\"protocol\":\"wss-backend.v1\"}");
	}

	@Test
	void callHasRouteAndArgs() {
		assertFrame(FrameWriter.call(OutgoingCall.of("a.b", this.codec, 1, "x", null)),
				"{\"route\":\"a.b\",\"args\":[1,\"x\",null]}");
	}

	@Test
	void callWithoutArgumentsHasAnEmptyArray() {
		assertFrame(FrameWriter.call(OutgoingCall.of("r", this.codec)), "{\"route\":\"r\",\"args\":[]}");
	}

	@Test
	void callWithTheOneArgumentNullHasAnArray() {
		assertFrame(FrameWriter.call(OutgoingCall.of("r", this.codec, (Object[]) null)),
				"{\"route\":\"r\",\"args\":[null]}");
	}

	@Test
	void argsAreAnArrayWhateverTheMapperMakesOfArrays() {
		JsonCodec unwrapping = new JsonCodec(
				JsonMapper.builder().enable(SerializationFeature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED).build());
		assertFrame(FrameWriter.call(OutgoingCall.of("r", unwrapping, 1)), "{\"route\":\"r\",\"args\":[1]}");
		assertFrame(FrameWriter.call(OutgoingCall.of("r", unwrapping, List.of(1, 2))),
				"{\"route\":\"r\",\"args\":[[1,2]]}");
	}

	@Test
	void requestHoldsTheCallTheIdAndOurNumber() {
		OutgoingCall call = OutgoingCall.of(WssMessage.call("r", 1).withMethod("get"), this.codec);
		assertFrame(FrameWriter.request(call, "socket1", 7),
				"{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\",\"args\":[1],\"method\":\"get\"},\"socket1\",7]}");
	}

	@Test
	void requestSaysCurrentAndStream() {
		OutgoingCall call = OutgoingCall.of("r", this.codec);
		assertFrame(FrameWriter.request(call.withCurrent(true), "i", 1),
				"{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\",\"args\":[],\"current\":true},\"i\",1]}");
		assertFrame(FrameWriter.request(call.asStream(), "i", 2),
				"{\"route\":\"runRequest\",\"args\":[{\"route\":\"r\",\"args\":[],\"stream\":true},\"i\",2]}");
	}

	@Test
	void routeOfACallMustNotBeEmpty() {
		assertThatIllegalArgumentException().isThrownBy(() -> OutgoingCall.of(" ", this.codec));
	}

	@Test
	void answerEchoesTheCharactersOfTheCallbackId() {
		assertFrame(FrameWriter.answer(new JsonText("1.50e1"), new JsonText("{\"a\": 1}")),
				"{\"args\":{\"a\": 1},\"callbackId\":1.50e1}");
		assertFrame(FrameWriter.answer(new JsonText("[\"\\u0061\"]", 1, 9), null), "{\"callbackId\":\"\\u0061\"}");
	}

	@Test
	void elementSaysThatMoreComesAndTheEndDoesNot() {
		assertFrame(FrameWriter.element(new JsonText("\"c\""), JsonText.NULL),
				"{\"args\":null,\"callbackId\":\"c\",\"more\":true}");
	}

	@Test
	void errorHasItsDetailOnlyWhereThereIsOne() {
		assertFrame(FrameWriter.error(new JsonText("3"), ErrorBody.of(WssErrorCode.ROUTE_NOT_FOUND, "There is none")),
				"{\"callbackId\":3,\"error\":{\"code\":\"route-not-found\",\"title\":\"Not Found\",\"status\":404,"
						+ "\"detail\":\"There is none\"}}");
		assertFrame(FrameWriter.error(new JsonText("3"), ErrorBody.of(WssErrorCode.INTERNAL, null)),
				"{\"callbackId\":3,\"error\":{\"code\":\"internal\",\"title\":\"Internal Server Error\",\"status\":500}}");
	}

	@Test
	void errorOfAnUnknownStatusIsCalledByItsCode() {
		assertFrame(FrameWriter.error(new JsonText("3"), ErrorBody.of(WssErrorCode.BAD_REQUEST, 499, null)),
				"{\"callbackId\":3,\"error\":{\"code\":\"bad-request\",\"title\":\"bad-request\",\"status\":499}}");
	}

	@Test
	void errorOfAPostNamesItsRoute() {
		ErrorBody error = ErrorBody.of(WssErrorCode.TIMEOUT, null);
		assertFrame(FrameWriter.postError("a\"b", error),
				"{\"error\":{\"code\":\"timeout\",\"title\":\"Gateway Timeout\",\"status\":504,\"route\":\"a\\\"b\"}}");
		assertFrame(FrameWriter.postError(null, error),
				"{\"error\":{\"code\":\"timeout\",\"title\":\"Gateway Timeout\",\"status\":504}}");
	}

	@Test
	void emissionHasVersionAndEpochOnlyInOurDialect() {
		assertFrame(FrameWriter.emission("a.b", new JsonText("[1]")), "{\"args\":[1],\"callbackId\":\"a.b\"}");
		assertFrame(FrameWriter.emission("a.b", new JsonText("[1]"), 9_007_199_254_740_993L, "e1"),
				"{\"args\":[1],\"callbackId\":\"a.b\",\"version\":9007199254740993,\"epoch\":\"e1\"}");
	}

	@Test
	void gapTellsHowManyWereDropped() {
		assertFrame(FrameWriter.gap("a.b", 12), "{\"callbackId\":\"a.b\",\"gap\":12}");
	}

	@Test
	void everyCharacterOfANameSurvivesItsWay() {
		StringBuilder all = new StringBuilder();
		for (char c = 0; c < Character.MIN_SURROGATE; c++) {
			all.append(c);
		}
		all.append("\ud83d\ude00\uffff");
		Frame.Reply frame = (Frame.Reply) FrameReader.read(FrameWriter.gap(all.toString(), 1).text());
		assertThat(FrameReader.string(frame.callbackId())).isEqualTo(all.toString());
	}

	@Test
	void controlCharactersAreEscaped() {
		StringBuilder controls = new StringBuilder();
		for (char c = 0; c < 0x20; c++) {
			controls.append(c);
		}
		assertFrame(FrameWriter.gap(controls + "\"\\/\u007f\u2028", 1),
				"{\"callbackId\":\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000B\\f\\r\\u000E"
						+ "\\u000F\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001A\\u001B"
						+ "\\u001C\\u001D\\u001E\\u001F\\\"\\\\/\u007f\u2028\",\"gap\":1}");
	}

	private static void assertFrame(EncodedFrame frame, String text) {
		assertThat(frame.text()).isEqualTo(text);
	}

}
